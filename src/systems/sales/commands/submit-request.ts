import type { PayloadRequest } from 'payload'
import { create, find, inTransaction, systemRequest } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { log } from '@/shared/log'
import { findOrganisation } from '@/systems/identity/public'
import { captchaInUse } from '../captcha'
import '../events'
import { addEvent, readRequest } from '../rows'
import { checkFiles, keepFiles, type CheckedFile, type GivenFile } from '../rules/files'
import { makeFormToken, readFormToken } from '../rules/form-token'
import { oneAtATime } from '../rules/next-reference'
import { checkForm, trapField, type FieldMistake, type RequestForm } from '../rules/request-form'

/** The same for everybody, so that a program does not learn that it was found out. */
export type Submitted = { received: true }

/**
 * A visitor asks for a course. What a program sent (trap field filled, sent sooner than anybody can type, no token of the
 * page) gets the same answer, and nothing is stored; so does a form sent twice.
 *
 * @throws `request.form-invalid` (400) with `detail: FieldMistake[]`, `request.form-expired` (409) with `detail: { token }`,
 * a new one to send it again with, `request.no-organisation` (404)
 */
export async function submitRequest({
  req,
  fields,
  files,
  now = new Date(),
}: {
  req: PayloadRequest
  fields: Record<string, unknown>
  files: readonly GivenFile[]
  now?: Date
}): Promise<Submitted> {
  const { secret } = req.payload
  const token = readFormToken({ secret, token: textOf(fields.token), now })
  if (textOf(fields[trapField]) !== '' || token.state === 'too-soon' || token.state === 'none') {
    return { received: true }
  }
  if (token.state === 'expired') {
    throw new DomainError({
      code: 'request.form-expired',
      status: 409,
      message: 'The page was open for very long. Send it once more; nothing you typed is lost.',
      detail: { token: makeFormToken({ secret, now }) },
    })
  }
  const slug = textOf(fields.organisation)
  const organisation = await findOrganisation({ req, slug: slug || undefined })
  if (!organisation) {
    throw new DomainError({
      code: 'request.no-organisation',
      status: 404,
      message: 'Nobody takes requests at this address. Check the link you were given.',
    })
  }
  const { form, mistakes } = checkForm({ fields, now })
  const { checked, mistakes: badFiles } = await checkFiles(files)
  const wrong = [...badFiles, ...mistakes, ...(await checkCaptcha(fields))]
  if (!form || wrong.length > 0) {
    throw new DomainError({
      code: 'request.form-invalid',
      message: wrong.length === 1 ? (wrong[0]?.message ?? '') : `${wrong.length} things need a correction.`,
      detail: wrong,
    })
  }
  await keepRequest({ req, organisation: organisation.id, form, files: checked, nonce: token.nonce, now })
  return { received: true }
}

async function keepRequest({
  req: { payload },
  organisation,
  form,
  files,
  nonce,
  now,
}: {
  req: PayloadRequest
  organisation: number
  form: RequestForm
  files: CheckedFile[]
  nonce: string
  now: Date
}): Promise<void> {
  // Not the visitor's request: whoever is signed in here may belong to another organisation.
  const system = await systemRequest(payload, { reason: 'a visitor sent the public form', organisation })
  await inTransaction(system, async (req) => {
    await oneAtATime({ req, organisation })
    const same = await find({ req, collection: 'requests', where: { submission: { equals: nonce } }, limit: 1 })
    if (same.docs.length > 0) return
    const { id } = await create({
      req,
      collection: 'requests',
      data: { ...form, organisation, title: titleOf(form, files), state: 'submitted', submission: nonce },
    })
    const request = await readRequest({ req, id })
    const doer = { by: null, byName: form.contactName, byClient: true } as const
    const event = await addEvent({ req, request, doer, kind: 'move', from: 'draft', to: 'submitted', at: now })
    await keepFiles({ req, request, files, byClient: true, event })
    await emit(req, 'request.submitted', { request: id })
  })
}

async function checkCaptcha(fields: Record<string, unknown>): Promise<FieldMistake[]> {
  const captcha = captchaInUse()
  if (!captcha) return []
  try {
    const good = await captcha.verify({ response: textOf(fields[captcha.widget.responseField]) })
    return good ? [] : [{ field: 'captcha', message: 'Confirm that you are a person, and send it again.' }]
  } catch (error) {
    // A provider that is away must not keep clients away: rate limit, trap and time stand without it.
    log.warn(
      { err: error, captcha: captcha.name },
      'the captcha provider did not answer; a request was taken without it',
    )
    return []
  }
}

/** Until sales gives it a better one: the name of the first document, else who asks. */
function titleOf(form: RequestForm, [file]: CheckedFile[]): string {
  const name = file?.name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return name ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : `Course for ${form.client}`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
