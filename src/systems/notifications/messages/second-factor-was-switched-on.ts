import { defineMessage } from '../define-message'

/** To the person, in case it was somebody else. */
export const secondFactorWasSwitchedOn = defineMessage({
  name: 'second-factor-was-switched-on',
  kind: 'security',
  on: 'person.second-factor-enabled',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'Your second factor is on',
      text: [
        'From now on signing in asks for a code of your authenticator app as well. Keep your recovery codes in a safe place.',
      ],
      button: 'Open your account',
    }),
    nl: () => ({
      subject: 'Je tweede factor staat aan',
      text: [
        'Voortaan vraagt inloggen ook om een code uit je authenticator-app. Bewaar je herstelcodes op een veilige plek.',
      ],
      button: 'Account openen',
    }),
    de: () => ({
      subject: 'Ihr zweiter Faktor ist eingeschaltet',
      text: [
        'Ab jetzt verlangt die Anmeldung zusätzlich einen Code Ihrer Authenticator-App. Bewahren Sie die Wiederherstellungscodes sicher auf.',
      ],
      button: 'Konto öffnen',
    }),
    fr: () => ({
      subject: 'Votre second facteur est activé',
      text: [
        'Désormais, la connexion demande aussi un code de votre application d’authentification. Gardez vos codes de secours en lieu sûr.',
      ],
      button: 'Ouvrir votre compte',
    }),
    es: () => ({
      subject: 'Su segundo factor está activado',
      text: [
        'A partir de ahora, iniciar sesión pide también un código de su aplicación de autenticación. Guarde los códigos de recuperación en un lugar seguro.',
      ],
      button: 'Abrir su cuenta',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/account' } },
})
