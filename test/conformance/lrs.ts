import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StoredStatement = {
  id: string
  actor: { mbox?: string; objectType?: string }
  verb: { id: string; display: Record<string, string> }
  object: {
    objectType?: string
    id: string
    definition?: Record<string, unknown> & { interactionType?: string; correctResponsesPattern?: string[] }
  }
  result?: {
    success?: boolean
    completion?: boolean
    response?: string
    duration?: string
    score?: { scaled?: number; raw?: number; min?: number; max?: number }
  }
  context?: {
    registration?: string
    contextActivities?: Record<string, { id: string }[]>
    extensions?: Record<string, unknown>
    revision?: string
    language?: string
  }
  timestamp: string
}

/**
 * An LRS in small, on an origin of its own as in life: it keeps statements and state, checks credentials and version,
 * answers preflights, and can be switched off to see what happens.
 */
export async function startLrs({ credentials }: { credentials: string }) {
  const statements: StoredStatement[] = []
  const states = new Map<string, string>()
  const problems: string[] = []
  const line = { down: false, refused: 0, conflicts: 0, methods: [] as string[] }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      problems.push(String(error))
      response.writeHead(500).end()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://lrs')
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader(
      'access-control-allow-headers',
      'authorization, content-type, x-experience-api-version, if-match, if-none-match',
    )
    response.setHeader('access-control-allow-methods', 'GET, PUT, POST, DELETE')
    response.setHeader('x-experience-api-version', '1.0.3')
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (line.down) {
      line.refused++
      return void response.writeHead(503).end()
    }
    line.methods.push(`${request.method} ${url.pathname}`)
    if (request.headers.authorization !== credentials) return void response.writeHead(401).end()
    if (!/^1\.0\./.test(String(request.headers['x-experience-api-version'])))
      problems.push(`${url.pathname} without a version`)
    const body = await read(request)
    if (url.pathname === '/xapi/statements' && request.method === 'POST') return store(JSON.parse(body), response)
    if (url.pathname === '/xapi/statements' && request.method === 'GET') return find(url, response)
    if (url.pathname === '/xapi/activities/state') return state(url, request.method ?? '', body, response)
    response.writeHead(404).end()
  }

  function store(posted: StoredStatement | StoredStatement[], response: ServerResponse) {
    const batch = Array.isArray(posted) ? posted : [posted]
    for (const statement of batch) {
      const known = statements.find(({ id }) => id === statement.id)
      if (known && JSON.stringify(known) !== JSON.stringify(statement)) line.conflicts++
      if (!known) statements.push(statement)
    }
    json(
      response,
      200,
      batch.map(({ id }) => id),
    )
  }

  function find(url: URL, response: ServerResponse) {
    const { verb, registration } = Object.fromEntries(url.searchParams)
    const found = statements.filter(
      (one) => (!verb || one.verb.id === verb) && (!registration || one.context?.registration === registration),
    )
    json(response, 200, { statements: found, more: '' })
  }

  function state(url: URL, method: string, body: string, response: ServerResponse) {
    const { agent, activityId, stateId, registration } = Object.fromEntries(url.searchParams)
    if (!agent || !activityId || !stateId) return void response.writeHead(400).end()
    const key = [agent, activityId, stateId, registration].join(' ')
    const known = states.get(key)
    if (method === 'GET')
      return known === undefined ? void response.writeHead(404).end() : json(response, 200, JSON.parse(known))
    states.set(key, body)
    response.writeHead(204).end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`
  return {
    endpoint,
    statements,
    states,
    problems,
    line,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const interactionTypes = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
]

/** What xAPI 1.0.3 asks of a statement's shape, as far as these packages use it; one sentence a fault. */
export function faultsOf(statement: StoredStatement): string[] {
  const faults: string[] = []
  const check = (right: boolean, fault: string) => {
    if (!right) faults.push(fault)
  }
  const iri = /^[a-z][a-z0-9+.-]*:\S+$/i
  check(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(statement.id),
    'the id is no UUID',
  )
  check(/^mailto:\S+@\S+$/.test(statement.actor.mbox ?? ''), 'the actor has no identifier')
  check(iri.test(statement.verb.id), 'the verb is no IRI')
  check(Object.keys(statement.verb.display).length > 0, 'the verb has no display')
  check(iri.test(statement.object.id), 'the object is no IRI')
  check(!Number.isNaN(Date.parse(statement.timestamp)), 'the timestamp is no time')
  const { score, duration, response, success } = statement.result ?? {}
  if (score) {
    const { scaled = 0, raw = 0, min = 0, max = 0 } = score
    check(scaled >= -1 && scaled <= 1, 'the scaled score is out of range')
    check(raw >= min && raw <= max && min < max, 'the raw score is out of range')
  }
  if (duration) check(/^P(?!$)(T(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/.test(duration), 'the duration is not ISO 8601')
  check(response === undefined || typeof response === 'string', 'the response is no string')
  check(success === undefined || typeof success === 'boolean', 'success is no boolean')
  const { definition } = statement.object
  if (definition?.interactionType) {
    check(interactionTypes.includes(definition.interactionType), 'the interaction type is unknown')
    check(
      definition.type === 'http://adlnet.gov/expapi/activities/cmi.interaction',
      'the definition is no cmi.interaction',
    )
    check(Array.isArray(definition.correctResponsesPattern), 'the definition has no correct responses')
    const parts =
      { choice: ['choices'], sequencing: ['choices'], matching: ['source', 'target'] }[definition.interactionType] ?? []
    for (const part of parts) check(Array.isArray(definition[part]), `the definition has no ${part}`)
  }
  for (const [kind, activities] of Object.entries(statement.context?.contextActivities ?? {})) {
    check(['parent', 'grouping', 'category', 'other'].includes(kind), `${kind} is no kind of context`)
    check(
      activities.every(({ id }) => iri.test(id)),
      'a context activity is no IRI',
    )
  }
  check(!JSON.stringify(statement).includes(':null'), 'a field is null')
  return faults
}
