import { defineMessage } from '../define-message'

/** To somebody who asked for an account and has one. The page told them the same as everybody, so that it tells nobody who has an account. */
export const accountExistsAlready = defineMessage({
  name: 'account-exists-already',
  kind: 'security',
  on: 'person.registration-repeated',
  to: async ({ event }) => [event.person],
  through: ['email'],
  facts: async () => ({ link: '/learn/sign-in' }),
  words: {
    en: () => ({
      subject: 'You have an account already',
      text: [
        'Somebody, probably you, asked for an account with this address. You have one: just sign in. If you do not know your password any more, you can ask for a new one there.',
      ],
      button: 'Sign in',
    }),
    nl: () => ({
      subject: 'Je hebt al een account',
      text: [
        'Iemand, waarschijnlijk jij, vroeg met dit adres om een account. Je hebt er al een: log gewoon in. Weet je je wachtwoord niet meer, dan kun je daar een nieuw aanvragen.',
      ],
      button: 'Inloggen',
    }),
    de: () => ({
      subject: 'Sie haben bereits ein Konto',
      text: [
        'Jemand, vermutlich Sie, hat mit dieser Adresse ein Konto angefordert. Sie haben schon eines: Melden Sie sich einfach an. Ein vergessenes Passwort können Sie dort neu anfordern.',
      ],
      button: 'Anmelden',
    }),
    fr: () => ({
      subject: 'Vous avez déjà un compte',
      text: [
        'Quelqu’un, sans doute vous, a demandé un compte avec cette adresse. Vous en avez déjà un : connectez-vous. Si vous avez oublié le mot de passe, vous pouvez en demander un nouveau.',
      ],
      button: 'Se connecter',
    }),
    es: () => ({
      subject: 'Ya tiene una cuenta',
      text: [
        'Alguien, probablemente usted, ha pedido una cuenta con esta dirección. Ya tiene una: inicie sesión. Si no recuerda la contraseña, puede pedir otra allí.',
      ],
      button: 'Iniciar sesión',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/learn/sign-in' } },
})
