import { defineMessage } from '../define-message'

/** To the old address: a notice, in case it was not the person. */
export const addressIsBeingChanged = defineMessage({
  name: 'address-is-being-changed',
  kind: 'security',
  on: 'person.email-change-requested',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'Your address is about to change',
      text: [
        'Somebody, probably you, asked to change the email address of your account. The new address has to be confirmed first.',
        'If it was not you, sign in and change your password now.',
      ],
      button: 'Open your account',
    }),
    nl: () => ({
      subject: 'Je adres gaat veranderen',
      text: [
        'Iemand, waarschijnlijk jij, vroeg om het e-mailadres van je account te wijzigen. Het nieuwe adres moet eerst worden bevestigd.',
        'Was jij het niet, log dan in en wijzig nu je wachtwoord.',
      ],
      button: 'Account openen',
    }),
    de: () => ({
      subject: 'Ihre Adresse wird geändert',
      text: [
        'Jemand, vermutlich Sie, will die E-Mail-Adresse Ihres Kontos ändern. Die neue Adresse muss erst bestätigt werden.',
        'Waren Sie es nicht, melden Sie sich an und ändern Sie jetzt Ihr Passwort.',
      ],
      button: 'Konto öffnen',
    }),
    fr: () => ({
      subject: 'Votre adresse va changer',
      text: [
        'Quelqu’un, sans doute vous, a demandé à changer l’adresse de votre compte. La nouvelle adresse doit d’abord être confirmée.',
        'Si ce n’était pas vous, connectez-vous et changez votre mot de passe maintenant.',
      ],
      button: 'Ouvrir votre compte',
    }),
    es: () => ({
      subject: 'Su dirección va a cambiar',
      text: [
        'Alguien, probablemente usted, ha pedido cambiar la dirección de su cuenta. La nueva debe confirmarse antes.',
        'Si no ha sido usted, inicie sesión y cambie su contraseña ahora.',
      ],
      button: 'Abrir su cuenta',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/account' } },
})
