import { getInvitationLink } from '@/systems/identity/public'
import { invitedContact } from './account-contacts'
import { defineMessage } from '../define-message'

/** To somebody who may make an account. The link is made while the mail is written, and never kept. */
export const personWasInvited = defineMessage({
  name: 'person-was-invited',
  kind: 'security',
  on: 'person.invited',
  to: async ({ req, event }) => [await invitedContact({ req, invitation: event.invitation })],
  through: ['email'],
  facts: async ({ req, event }) => ({ link: (await getInvitationLink({ req, invitation: event.invitation })).url }),
  words: {
    en: () => ({
      subject: 'You are invited',
      text: [
        'You are invited to learn here. Choose a password, and your account is ready.',
        'The link is yours alone and ends after a few days.',
      ],
      button: 'Make your account',
    }),
    nl: () => ({
      subject: 'Je bent uitgenodigd',
      text: [
        'Je bent uitgenodigd om hier te leren. Kies een wachtwoord en je account is klaar.',
        'De link is alleen voor jou en vervalt na enkele dagen.',
      ],
      button: 'Account maken',
    }),
    de: () => ({
      subject: 'Sie sind eingeladen',
      text: [
        'Sie sind eingeladen, hier zu lernen. Wählen Sie ein Passwort, und Ihr Konto ist bereit.',
        'Der Link gehört Ihnen allein und läuft nach einigen Tagen ab.',
      ],
      button: 'Konto anlegen',
    }),
    fr: () => ({
      subject: 'Vous êtes invité',
      text: [
        'Vous êtes invité à vous former ici. Choisissez un mot de passe et votre compte est prêt.',
        'Ce lien est personnel et expire après quelques jours.',
      ],
      button: 'Créer votre compte',
    }),
    es: () => ({
      subject: 'Tiene una invitación',
      text: [
        'Le invitamos a formarse aquí. Elija una contraseña y su cuenta estará lista.',
        'El enlace es solo suyo y caduca en unos días.',
      ],
      button: 'Crear su cuenta',
    }),
  },
  sample: { event: { invitation: 4, person: null }, facts: { link: '/account/join#sample' } },
})
