import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { DomainError } from '@/shared/errors'

export type SentForm = { fields: Record<string, unknown>; files: { name: string; data: Buffer }[] }

/**
 * What was sent, as a form with files or as JSON. A field given more than once is a list; a file field left empty is no file.
 * @throws `request.not-readable` (400)
 */
export async function readForm(req: PayloadRequest): Promise<SentForm> {
  const type = req.headers.get('content-type') ?? ''
  try {
    if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
      const value: unknown = JSON.parse((await req.text?.()) || '{}')
      return { fields: value && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}, files: [] }
    }
    const form = await req.formData?.()
    const sent: SentForm = { fields: {}, files: [] }
    for (const [name, value] of form ?? []) {
      if (typeof value === 'string') {
        const before = sent.fields[name]
        sent.fields[name] = before === undefined ? value : [before, value].flat()
      } else if (value.name !== '' || value.size > 0) {
        sent.files.push({ name: value.name, data: Buffer.from(await value.arrayBuffer()) })
      }
    }
    return sent
  } catch {
    throw new DomainError({
      code: 'request.not-readable',
      message: 'What arrived is no complete form. Check your connection, and send it again.',
    })
  }
}

/** The same, its fields checked. @throws `request.bad-body` (400) naming each field that is wrong */
export async function readFormAs<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<{ fields: z.output<Schema>; files: SentForm['files'] }> {
  const { fields, files } = await readForm(req)
  const read = schema.safeParse(fields)
  if (read.success) return { fields: read.data, files }
  const mistakes = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new DomainError({ code: 'request.bad-body', message: `${mistakes.join('; ')}.`, detail: mistakes })
}
