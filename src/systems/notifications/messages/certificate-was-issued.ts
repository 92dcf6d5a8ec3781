import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, who passed. */
export const certificateWasIssued = defineMessage({
  name: 'certificate-was-issued',
  kind: 'results',
  on: 'certificate.issued',
  occasion: ({ certificate }) => `certificate:${certificate}`,
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const [{ title, number }, { code }] = await Promise.all([
      versionOf({ req, version: event.version }),
      findByID({ req, collection: 'certificates', id: event.certificate, select: { code: true } }),
    ])
    return { course: title, version: number, link: `/learn/certificates/${code}` }
  },
  words: {
    en: ({ course, version }) => ({
      subject: `Certificate: ${course}`,
      text: [`You passed “${course}”, version ${version}. Your certificate is ready.`],
      button: 'Open the certificate',
    }),
    nl: ({ course, version }) => ({
      subject: `Certificaat: ${course}`,
      text: [`Je bent geslaagd voor “${course}”, versie ${version}. Je certificaat staat klaar.`],
      button: 'Certificaat openen',
    }),
    de: ({ course, version }) => ({
      subject: `Zertifikat: ${course}`,
      text: [`Sie haben „${course}“, Version ${version}, bestanden. Ihr Zertifikat liegt bereit.`],
      button: 'Zertifikat öffnen',
    }),
    fr: ({ course, version }) => ({
      subject: `Certificat : ${course}`,
      text: [`Vous avez réussi « ${course} », version ${version}. Votre certificat est prêt.`],
      button: 'Ouvrir le certificat',
    }),
    es: ({ course, version }) => ({
      subject: `Certificado: ${course}`,
      text: [`Ha aprobado «${course}», versión ${version}. Su certificado está listo.`],
      button: 'Abrir el certificado',
    }),
  },
  sample: {
    event: { certificate: 9, enrollment: 12, version: 3, learner: 7 },
    facts: { course: 'Defrosting a freezer', version: 2, link: '/learn/certificates/7GQ4-PX2M-KD93' },
  },
})
