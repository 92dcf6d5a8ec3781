import { defineMessage } from '../define-message'

/** To the owner of the key, in case it was somebody else. */
export const apiKeyWasMade = defineMessage({
  name: 'api-key-was-made',
  kind: 'security',
  on: 'api-key.created',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'A new API key was made for you',
      text: ['Programs that hold it may act in your name, within its scopes. If it was not you, revoke it now.'],
      button: 'See your keys',
    }),
    nl: () => ({
      subject: 'Er is een API-sleutel voor je gemaakt',
      text: [
        'Programma’s met deze sleutel mogen binnen zijn rechten in jouw naam handelen. Was jij het niet, trek hem dan nu in.',
      ],
      button: 'Je sleutels bekijken',
    }),
    de: () => ({
      subject: 'Für Sie wurde ein API-Schlüssel erstellt',
      text: [
        'Programme mit diesem Schlüssel dürfen im Rahmen seiner Rechte in Ihrem Namen handeln. Waren Sie es nicht, widerrufen Sie ihn jetzt.',
      ],
      button: 'Ihre Schlüssel ansehen',
    }),
    fr: () => ({
      subject: 'Une clé d’API a été créée pour vous',
      text: [
        'Les programmes qui la détiennent peuvent agir en votre nom, dans la limite de ses droits. Si ce n’était pas vous, révoquez-la maintenant.',
      ],
      button: 'Voir vos clés',
    }),
    es: () => ({
      subject: 'Se ha creado una clave de API para usted',
      text: [
        'Los programas que la tengan podrán actuar en su nombre, dentro de sus permisos. Si no ha sido usted, revóquela ahora.',
      ],
      button: 'Ver sus claves',
    }),
  },
  sample: { event: { key: 2, person: 7 }, facts: { link: '/account' } },
})
