import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { DomainError } from './errors'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

const nothing = z.object({})

/**
 * An endpoint: method, path, what its parameters and body must look like, and one command call.
 * A visitor gets 401 unless `open`. A body that does not fit gets 400 and names each field that is wrong.
 * `run` returns a value for JSON, or a Response of its own (a download, say).
 */
export function defineEndpoint<Params extends z.ZodType = typeof nothing, Body extends z.ZodType = typeof nothing>({
  method,
  path,
  params,
  body,
  open = false,
  run,
}: {
  method: Method
  path: string
  params?: Params
  body?: Body
  open?: boolean
  run: (context: { req: PayloadRequest; params: z.output<Params>; body: z.output<Body> }) => Promise<unknown>
}): Endpoint {
  return {
    method,
    path,
    handler: async (req) => {
      if (!open && !req.user) {
        throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
      }
      const given = check({
        schema: params ?? nothing,
        value: req.routeParams ?? {},
        what: 'address',
        code: 'request.bad-address',
      })
      const sent = check({
        schema: body ?? nothing,
        value: await bodyOf({ req, wanted: body !== undefined }),
        what: 'request',
        code: 'request.bad-body',
      })
      const answer = await run({ req, params: given as z.output<Params>, body: sent as z.output<Body> })
      return answer instanceof Response ? answer : Response.json(answer ?? { ok: true })
    },
  }
}

/** An id in an address: a positive integer. */
export const idParam = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

async function bodyOf({ req, wanted }: { req: PayloadRequest; wanted: boolean }): Promise<unknown> {
  if (!wanted) return {}
  const text = (await req.text?.()) ?? ''
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError({
      code: 'request.not-json',
      message: 'The request is not valid JSON. Send application/json.',
    })
  }
}

function check({
  schema,
  value,
  what,
  code,
}: {
  schema: z.ZodType
  value: unknown
  what: string
  code: string
}): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => `${issue.path.join('.') || what}: ${issue.message}`)
  // An id that is none is an address where nothing is.
  if (what === 'address') throw new DomainError({ code, status: 404, message: 'There is nothing at this address.' })
  throw new DomainError({ code, message: `The ${what} has mistakes. ${issues.join('; ')}.`, detail: issues })
}
