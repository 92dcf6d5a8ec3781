import { z } from 'zod'
import { deliveryFormats } from '../lifecycle'

/** The languages in which the product writes to people. */
export const contactLanguages = ['en', 'nl', 'de', 'fr', 'es'] as const

/** A field that nobody sees; whoever fills it is no person. Its name is none that a browser would fill by itself. */
export const trapField = 'reference_code'

const line = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(200, 'This is too long. Use at most 200 characters.')
const words = z.string().trim().max(4000, 'This is too long. Use at most 4000 characters.')
const optional = words.optional().transform((text) => text || undefined)

/** What the public form asks. A single choice and a list of choices are both taken. */
export const requestFormSchema = z.object({
  client: line('Enter the name of your organisation.'),
  contactName: line('Enter your name.'),
  contact: z
    .string({ error: 'Enter an email address, like name@company.com.' })
    .trim()
    .max(254, 'This address is too long.')
    .pipe(z.email('Enter an email address with an @, like name@company.com.')),
  contactLanguage: z.preprocess(
    (value) => value || undefined,
    z.enum(contactLanguages, { error: 'Choose one of the languages.' }).default('en'),
  ),
  goal: z
    .string({ error: 'Say what people must be able to do. One sentence is enough.' })
    .trim()
    .min(1, 'Say what people must be able to do. One sentence is enough.')
    .max(4000, 'This is too long. Use at most 4000 characters.'),
  audience: optional,
  languages: listOf(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'This is no language.')),
  deadline: z.preprocess(
    (value) => value || undefined,
    z.iso.date({ error: 'Enter a date as year-month-day, like 2026-12-15.' }).optional(),
  ),
  delivery: listOf(z.enum(deliveryFormats, { error: 'Choose from the list.' })),
})
export type RequestForm = z.output<typeof requestFormSchema>

function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(20),
  )
}

/** What is wrong at which field. Of a file, `file` is its name. */
export type FieldMistake = { field: string; message: string; file?: string }

/** Checks the fields, all at once. A deadline that is over is a mistake too. */
export function checkForm({
  fields,
  now,
}: {
  fields: Record<string, unknown>
  now: Date
}): { form: RequestForm; mistakes: [] } | { form: null; mistakes: FieldMistake[] } {
  const parsed = requestFormSchema.safeParse(fields)
  const mistakes: FieldMistake[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }))
  const { deadline } = fields
  if (typeof deadline === 'string' && /^\d{4}-\d\d-\d\d$/.test(deadline) && deadline < now.toISOString().slice(0, 10)) {
    mistakes.push({ field: 'deadline', message: 'This day is over. Choose a later one, or leave it empty.' })
  }
  if (!parsed.success || mistakes.length > 0) return { form: null, mistakes: oncePerField(mistakes) }
  return { form: parsed.data, mistakes: [] }
}

const oncePerField = (mistakes: FieldMistake[]) =>
  mistakes.filter((one, at) => mistakes.findIndex(({ field }) => field === one.field) === at)
