import { getResetLink } from '@/systems/identity/public'
import { defineMessage } from '../define-message'

/** To the person: the link to choose a new password, made while the mail is written. */
export const passwordMayBeReset = defineMessage({
  name: 'password-may-be-reset',
  kind: 'security',
  on: 'person.password-reset-requested',
  to: async ({ event }) => [event.person],
  through: ['email'],
  facts: async ({ req, event }) => ({ link: (await getResetLink({ req, person: event.person })).url }),
  words: {
    en: () => ({
      subject: 'Choose a new password',
      text: [
        'Somebody, probably you, asked for a new password for your account. The link works once and for a short while.',
        'If it was not you, you need do nothing: your password stays as it is.',
      ],
      button: 'Choose a new password',
    }),
    nl: () => ({
      subject: 'Kies een nieuw wachtwoord',
      text: [
        'Iemand, waarschijnlijk jij, vroeg om een nieuw wachtwoord voor je account. De link werkt één keer en maar kort.',
        'Was jij het niet, dan hoef je niets te doen: je wachtwoord blijft zoals het is.',
      ],
      button: 'Nieuw wachtwoord kiezen',
    }),
    de: () => ({
      subject: 'Wählen Sie ein neues Passwort',
      text: [
        'Jemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto angefordert. Der Link gilt einmal und nur kurze Zeit.',
        'Waren Sie es nicht, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
      ],
      button: 'Neues Passwort wählen',
    }),
    fr: () => ({
      subject: 'Choisissez un nouveau mot de passe',
      text: [
        'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte. Le lien ne fonctionne qu’une fois et peu de temps.',
        'Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.',
      ],
      button: 'Choisir un mot de passe',
    }),
    es: () => ({
      subject: 'Elija una nueva contraseña',
      text: [
        'Alguien, probablemente usted, ha pedido una nueva contraseña para su cuenta. El enlace sirve una vez y por poco tiempo.',
        'Si no ha sido usted, no haga nada: su contraseña no cambia.',
      ],
      button: 'Elegir contraseña',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/account/reset#sample' } },
})
