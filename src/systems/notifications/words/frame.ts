import type { Language } from './languages'

/** What stands around every message. */
export const frame: Record<
  Language,
  {
    greeting: (name: string) => string
    from: (organisation: string) => string
    change: string
    stop: string
    cannotStop: string
    digest: (count: number) => { subject: string; text: string[]; button: string }
  }
> = {
  en: {
    greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
    from: (organisation) => `Sent by ${organisation} with Coursewright.`,
    change: 'Choose what you are told',
    stop: 'Do not tell me of this any more',
    cannotStop: 'Messages of this kind cannot be switched off, because your account or a record depends on them.',
    digest: (count) => ({
      subject: count === 1 ? 'One thing happened' : `${count} things happened`,
      text: ['This is what happened since your last summary.'],
      button: 'Open your messages',
    }),
  },
  nl: {
    greeting: (name) => (name ? `Dag ${name},` : 'Dag,'),
    from: (organisation) => `Verstuurd door ${organisation} met Coursewright.`,
    change: 'Kies welke berichten je krijgt',
    stop: 'Stuur me dit niet meer',
    cannotStop: 'Dit soort bericht kan niet worden uitgezet, omdat je account of een registratie ervan afhangt.',
    digest: (count) => ({
      subject: count === 1 ? 'Er is één ding gebeurd' : `Er zijn ${count} dingen gebeurd`,
      text: ['Dit is er gebeurd sinds je vorige overzicht.'],
      button: 'Open je berichten',
    }),
  },
  de: {
    greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    from: (organisation) => `Gesendet von ${organisation} mit Coursewright.`,
    change: 'Auswählen, worüber Sie benachrichtigt werden',
    stop: 'Darüber nicht mehr benachrichtigen',
    cannotStop: 'Diese Art von Nachricht lässt sich nicht abschalten, weil Ihr Konto oder ein Nachweis davon abhängt.',
    digest: (count) => ({
      subject: count === 1 ? 'Eine Neuigkeit' : `${count} Neuigkeiten`,
      text: ['Das ist seit Ihrer letzten Zusammenfassung geschehen.'],
      button: 'Nachrichten öffnen',
    }),
  },
  fr: {
    greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    from: (organisation) => `Envoyé par ${organisation} avec Coursewright.`,
    change: 'Choisir les messages que vous recevez',
    stop: 'Ne plus recevoir ces messages',
    cannotStop: 'Les messages de ce type ne peuvent pas être désactivés, car votre compte ou une preuve en dépend.',
    digest: (count) => ({
      subject: count === 1 ? 'Une nouveauté' : `${count} nouveautés`,
      text: ['Voici ce qui s’est passé depuis votre dernier résumé.'],
      button: 'Ouvrir vos messages',
    }),
  },
  es: {
    greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    from: (organisation) => `Enviado por ${organisation} con Coursewright.`,
    change: 'Elegir qué mensajes recibe',
    stop: 'No recibir más mensajes de este tipo',
    cannotStop: 'Los mensajes de este tipo no se pueden desactivar, porque su cuenta o un registro depende de ellos.',
    digest: (count) => ({
      subject: count === 1 ? 'Una novedad' : `${count} novedades`,
      text: ['Esto es lo que ha ocurrido desde su último resumen.'],
      button: 'Abrir sus mensajes',
    }),
  },
}
