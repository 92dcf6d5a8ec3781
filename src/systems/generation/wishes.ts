import { z } from 'zod'
import { DomainError } from '@/shared/errors'
import type { SourceDocument } from '@/systems/sops/model'

/** How much of the SOP is taught: about five minutes, what a course has by default, or all of it with more questions. */
export const depths = ['microlearning', 'standard', 'certification'] as const
export type Depth = (typeof depths)[number]

/** Languages that the fixed sentences of a course are written in. */
export const courseLanguages = { en: 'English', nl: 'Dutch', de: 'German', fr: 'French', es: 'Spanish' } as const
export type CourseLanguage = keyof typeof courseLanguages

const mostLetters = 1000

/** What is said of the readers: sentences, without characters that no keyboard types. */
const sentences = (what: string) =>
  z
    .string({ error: `${what} has to be text.` })
    .trim()
    .max(mostLetters, `${what} is too long: write at most ${String(mostLetters)} characters.`)
    .refine(
      (text) => !/[\p{Cs}\p{Co}\p{Cn}]|(?![\n\r\t])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u.test(text),
      {
        error: `${what} holds characters that cannot be read. Type it anew.`,
      },
    )
    .transform((text) => text.replace(/\s+/g, ' '))

/** What the person who asks wants the course to be. Nothing of it is required. */
export const wishesSchema = z
  .strictObject({
    audience: sentences('The audience').optional(),
    goal: sentences('The goal').optional(),
    depth: z.enum(depths, `Choose a depth: ${depths.join(', ')}.`).optional(),
    /** BCP 47; only the language itself is looked at. */
    language: z
      .string({ error: 'The language has to be text, such as en.' })
      .trim()
      .toLowerCase()
      .max(35)
      .transform((tag) => tag.split('-')[0] ?? '')
      .pipe(
        z.enum(Object.keys(courseLanguages) as CourseLanguage[], {
          error: `A course can be written in ${listed(Object.entries(courseLanguages).map(([tag, name]) => `${name} (${tag})`))}.`,
        }),
      )
      .optional(),
  })
  .transform(({ audience, goal, depth, language }): Wishes => ({
    ...(audience ? { audience } : {}),
    ...(goal ? { goal } : {}),
    ...(depth ? { depth } : {}),
    ...(language ? { language } : {}),
  }))

export type Wishes = { audience?: string; goal?: string; depth?: Depth; language?: CourseLanguage }

/** Wishes that were kept with a run; none where nothing was wished. */
export const readWishes = (kept: unknown): Wishes => wishesSchema.catch({}).parse(kept ?? {})

const own = (language: string): string => language.slice(0, 2).toLowerCase()

/** The language a course is to be translated into; null where it is written in the SOP's own. */
export const foreignLanguage = (
  wishes: Wishes | undefined,
  sources: readonly SourceDocument[],
): CourseLanguage | null => {
  const { language } = wishes ?? {}
  return language !== undefined && sources.some(({ document }) => own(document.language) !== language) ? language : null
}

/** @throws DomainError `generation.cannot-translate` (400) where the course should be in a language that the provider cannot write */
export function assertWritable(
  provider: { title: string; translate?: unknown },
  wishes: Wishes,
  sources: readonly SourceDocument[],
): void {
  const language = foreignLanguage(wishes, sources)
  if (language === null || provider.translate) return
  const source = own(sources.find(({ document }) => own(document.language) !== language)?.document.language ?? '')
  const name = (tag: string) => courseLanguages[tag as CourseLanguage] ?? `“${tag}”`
  throw new DomainError({
    code: 'generation.cannot-translate',
    message: `The SOP is in ${name(source)}, and ${provider.title} writes in the SOP’s own words: it cannot write the course in ${name(language)}. Leave the language out, or choose a provider with a model.`,
  })
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}
