import { defineMessage } from '../define-message'

/** To the person, in case it was somebody else. */
export const secondFactorWasSwitchedOff = defineMessage({
  name: 'second-factor-was-switched-off',
  kind: 'security',
  on: 'person.second-factor-disabled',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'Your second factor is off',
      text: [
        'Signing in asks for your password alone now. If it was not you, change your password and switch the second factor on again.',
      ],
      button: 'Open your account',
    }),
    nl: () => ({
      subject: 'Je tweede factor staat uit',
      text: [
        'Inloggen vraagt nu alleen nog je wachtwoord. Was jij het niet, wijzig dan je wachtwoord en zet de tweede factor weer aan.',
      ],
      button: 'Account openen',
    }),
    de: () => ({
      subject: 'Ihr zweiter Faktor ist ausgeschaltet',
      text: [
        'Die Anmeldung verlangt jetzt nur noch Ihr Passwort. Waren Sie es nicht, ändern Sie das Passwort und schalten Sie den zweiten Faktor wieder ein.',
      ],
      button: 'Konto öffnen',
    }),
    fr: () => ({
      subject: 'Votre second facteur est désactivé',
      text: [
        'La connexion ne demande plus que votre mot de passe. Si ce n’était pas vous, changez-le et réactivez le second facteur.',
      ],
      button: 'Ouvrir votre compte',
    }),
    es: () => ({
      subject: 'Su segundo factor está desactivado',
      text: [
        'Iniciar sesión pide ahora solo su contraseña. Si no ha sido usted, cámbiela y vuelva a activar el segundo factor.',
      ],
      button: 'Abrir su cuenta',
    }),
  },
  sample: { event: { person: 7, by: 'administrator' }, facts: { link: '/account' } },
})
