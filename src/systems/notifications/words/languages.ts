export const languages = ['en', 'nl', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

/** The language of ours that is nearest to a BCP 47 tag; English where there is none. */
export function languageOf(tag: string | null | undefined): Language {
  const base = (tag ?? '').toLowerCase().split(/[-_]/)[0]
  return languages.find((language) => language === base) ?? 'en'
}

/** How a person writes and reads dates. */
export type Say = {
  /** `26 November 2026` on the calendar of the person. */
  day(iso: string): string
  /** `26 November 2026, 09:30 CET`: a moment on the person's clock. */
  moment(iso: string, timeZone?: string): string
}

const locale: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' }

export function sayIn({ language, timeZone }: { language: Language; timeZone: string }): Say {
  const zone = knownZone(timeZone)
  return {
    day: (iso) =>
      new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: zone }).format(new Date(iso)),
    moment: (iso, at = zone) =>
      new Intl.DateTimeFormat(locale[language], {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: knownZone(at),
        timeZoneName: 'short',
      }).format(new Date(iso)),
  }
}

/** A zone that this machine knows; UTC for any other text. */
export function knownZone(timeZone: string | null | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone || 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
