import { defineMessage } from '../define-message'
import { sopVersionOf } from '../recipients'

/** To whoever uploaded the SOP: it is read, and the reading wants a check. */
export const readingAwaitsCheck = defineMessage({
  name: 'reading-awaits-check',
  kind: 'authoring',
  on: 'sop.parsed',
  to: async ({ req, event }) => (await sopVersionOf({ req, version: event.version })).uploadedBy,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { title, label, link } = await sopVersionOf({ req, version: event.version })
    return { sop: title, label, doubts: event.doubts, link }
  },
  words: {
    en: ({ sop, label, doubts }) => ({
      subject: `To check: ${sop}, version ${label}`,
      text: [
        `“${sop}”, version ${label}, is read. Doubts to look at: ${doubts}. Courses can be made from it after your check.`,
      ],
      button: 'Check the reading',
    }),
    nl: ({ sop, label, doubts }) => ({
      subject: `Te controleren: ${sop}, versie ${label}`,
      text: [
        `“${sop}”, versie ${label}, is ingelezen. Twijfels: ${doubts}. Na je controle kunnen er cursussen van worden gemaakt.`,
      ],
      button: 'Lezing controleren',
    }),
    de: ({ sop, label, doubts }) => ({
      subject: `Zu kontrollieren: ${sop}, Version ${label}`,
      text: [
        `„${sop}“, Version ${label}, ist eingelesen. Zweifel: ${doubts}. Nach Ihrer Kontrolle lassen sich Kurse daraus machen.`,
      ],
      button: 'Lesung kontrollieren',
    }),
    fr: ({ sop, label, doubts }) => ({
      subject: `À contrôler : ${sop}, version ${label}`,
      text: [
        `« ${sop} », version ${label}, est lu. Doutes à examiner : ${doubts}. Après votre contrôle, il pourra servir à créer des cours.`,
      ],
      button: 'Contrôler la lecture',
    }),
    es: ({ sop, label, doubts }) => ({
      subject: `Por comprobar: ${sop}, versión ${label}`,
      text: [
        `«${sop}», versión ${label}, está leído. Dudas por ver: ${doubts}. Tras su comprobación se podrán crear cursos.`,
      ],
      button: 'Comprobar la lectura',
    }),
  },
  sample: {
    event: { organisation: 1, sop: 1, version: 2, segments: 64, doubts: 3 },
    facts: { sop: 'Freezer defrosting', label: '1.0', doubts: 3, link: '/admin/collections/sop-versions/2/parse' },
  },
})
