import { getVerifyLink } from '@/systems/identity/public'
import { invitedContact } from './account-contacts'
import { defineMessage } from '../define-message'

/** To somebody who asked for an account: the link proves that the address is theirs. */
export const addressMustBeConfirmed = defineMessage({
  name: 'address-must-be-confirmed',
  kind: 'security',
  on: 'person.registration-requested',
  to: async ({ req, event }) => [await invitedContact({ req, invitation: event.invitation })],
  through: ['email'],
  facts: async ({ req, event }) => ({ link: (await getVerifyLink({ req, invitation: event.invitation })).url }),
  words: {
    en: () => ({
      subject: 'Confirm your address',
      text: [
        'You asked for an account with this address. Open the link to confirm it and choose a password.',
        'If it was not you, you need do nothing: without the link no account is made.',
      ],
      button: 'Confirm the address',
    }),
    nl: () => ({
      subject: 'Bevestig je adres',
      text: [
        'Je hebt met dit adres om een account gevraagd. Open de link om het te bevestigen en een wachtwoord te kiezen.',
        'Was jij het niet, dan hoef je niets te doen: zonder de link komt er geen account.',
      ],
      button: 'Adres bevestigen',
    }),
    de: () => ({
      subject: 'Bestätigen Sie Ihre Adresse',
      text: [
        'Sie haben mit dieser Adresse ein Konto angefordert. Öffnen Sie den Link, um sie zu bestätigen und ein Passwort zu wählen.',
        'Waren Sie es nicht, müssen Sie nichts tun: Ohne den Link entsteht kein Konto.',
      ],
      button: 'Adresse bestätigen',
    }),
    fr: () => ({
      subject: 'Confirmez votre adresse',
      text: [
        'Vous avez demandé un compte avec cette adresse. Ouvrez le lien pour la confirmer et choisir un mot de passe.',
        'Si ce n’était pas vous, ne faites rien : sans ce lien, aucun compte n’est créé.',
      ],
      button: 'Confirmer l’adresse',
    }),
    es: () => ({
      subject: 'Confirme su dirección',
      text: [
        'Ha pedido una cuenta con esta dirección. Abra el enlace para confirmarla y elegir una contraseña.',
        'Si no ha sido usted, no haga nada: sin el enlace no se crea ninguna cuenta.',
      ],
      button: 'Confirmar la dirección',
    }),
  },
  sample: { event: { invitation: 4, person: null }, facts: { link: '/account/join#sample' } },
})
