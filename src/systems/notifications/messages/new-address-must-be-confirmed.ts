import { getEmailChangeLink } from '@/systems/identity/public'
import { newAddressOf } from './account-contacts'
import { defineMessage } from '../define-message'

/** To the new address: it becomes the account's when the link is opened. */
export const newAddressMustBeConfirmed = defineMessage({
  name: 'new-address-must-be-confirmed',
  kind: 'security',
  on: 'person.email-change-requested',
  to: async ({ req, event }) => newAddressOf({ req, person: event.person }),
  through: ['email'],
  facts: async ({ req, event }) => ({ link: (await getEmailChangeLink({ req, person: event.person })).url }),
  words: {
    en: () => ({
      subject: 'Confirm your new address',
      text: ['Your account shall use this address from now on. Open the link to confirm it.'],
      button: 'Confirm the address',
    }),
    nl: () => ({
      subject: 'Bevestig je nieuwe adres',
      text: ['Je account moet voortaan dit adres gebruiken. Open de link om het te bevestigen.'],
      button: 'Adres bevestigen',
    }),
    de: () => ({
      subject: 'Bestätigen Sie Ihre neue Adresse',
      text: ['Ihr Konto soll künftig diese Adresse verwenden. Öffnen Sie den Link, um sie zu bestätigen.'],
      button: 'Adresse bestätigen',
    }),
    fr: () => ({
      subject: 'Confirmez votre nouvelle adresse',
      text: ['Votre compte doit désormais utiliser cette adresse. Ouvrez le lien pour la confirmer.'],
      button: 'Confirmer l’adresse',
    }),
    es: () => ({
      subject: 'Confirme su nueva dirección',
      text: ['Su cuenta usará esta dirección a partir de ahora. Abra el enlace para confirmarla.'],
      button: 'Confirmar la dirección',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/account/confirm-email#sample' } },
})
