import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'

/** To whoever uploaded the list. */
export const importWasFinished = defineMessage({
  name: 'import-was-finished',
  kind: 'team',
  on: 'import.finished',
  to: async ({ event }) => [event.by],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { filename, bad } = await findByID({ req, collection: 'enrollment-imports', id: event.import })
    return {
      file: filename,
      enrolled: event.enrolled,
      bad,
      link: `/admin/collections/enrollment-imports/${event.import}`,
    }
  },
  words: {
    en: ({ file, enrolled, bad }) => ({
      subject: `Import finished: ${file}`,
      text: [`Enrolled from “${file}”: ${enrolled}. Lines with mistakes: ${bad}.`],
      button: 'Open the report',
    }),
    nl: ({ file, enrolled, bad }) => ({
      subject: `Import klaar: ${file}`,
      text: [`Ingeschreven uit “${file}”: ${enrolled}. Regels met fouten: ${bad}.`],
      button: 'Rapport openen',
    }),
    de: ({ file, enrolled, bad }) => ({
      subject: `Import fertig: ${file}`,
      text: [`Eingeschrieben aus „${file}“: ${enrolled}. Zeilen mit Fehlern: ${bad}.`],
      button: 'Bericht öffnen',
    }),
    fr: ({ file, enrolled, bad }) => ({
      subject: `Import terminé : ${file}`,
      text: [`Inscriptions depuis « ${file} » : ${enrolled}. Lignes en erreur : ${bad}.`],
      button: 'Ouvrir le rapport',
    }),
    es: ({ file, enrolled, bad }) => ({
      subject: `Importación terminada: ${file}`,
      text: [`Inscritos desde «${file}»: ${enrolled}. Líneas con errores: ${bad}.`],
      button: 'Abrir el informe',
    }),
  },
  sample: {
    event: { organisation: 1, import: 5, enrolled: 42, by: 4 },
    facts: { file: 'night-shift.csv', enrolled: 42, bad: 3, link: '/admin/collections/enrollment-imports/5' },
  },
})
