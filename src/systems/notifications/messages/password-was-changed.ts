import { defineMessage } from '../define-message'

/** To the person, in case it was somebody else. */
export const passwordWasChanged = defineMessage({
  name: 'password-was-changed',
  kind: 'security',
  on: 'person.password-changed',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'Your password was changed',
      text: [
        'The password of your account was changed, and every other device was signed out. If it was not you, ask for a new password at once.',
      ],
      button: 'Open your account',
    }),
    nl: () => ({
      subject: 'Je wachtwoord is gewijzigd',
      text: [
        'Het wachtwoord van je account is gewijzigd en alle andere apparaten zijn uitgelogd. Was jij het niet, vraag dan meteen een nieuw wachtwoord aan.',
      ],
      button: 'Account openen',
    }),
    de: () => ({
      subject: 'Ihr Passwort wurde geändert',
      text: [
        'Das Passwort Ihres Kontos wurde geändert, und alle anderen Geräte wurden abgemeldet. Waren Sie es nicht, fordern Sie sofort ein neues an.',
      ],
      button: 'Konto öffnen',
    }),
    fr: () => ({
      subject: 'Votre mot de passe a changé',
      text: [
        'Le mot de passe de votre compte a été changé et les autres appareils ont été déconnectés. Si ce n’était pas vous, demandez-en un nouveau immédiatement.',
      ],
      button: 'Ouvrir votre compte',
    }),
    es: () => ({
      subject: 'Su contraseña ha cambiado',
      text: [
        'Se ha cambiado la contraseña de su cuenta y se ha cerrado la sesión en los demás dispositivos. Si no ha sido usted, pida una nueva enseguida.',
      ],
      button: 'Abrir su cuenta',
    }),
  },
  sample: { event: { person: 7, by: 'self' }, facts: { link: '/account' } },
})
