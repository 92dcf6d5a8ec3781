import { LLMock } from '@copilotkit/aimock'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { anthropicLlm } from '@/systems/generation/llm/anthropic'
import type { Pace } from '@/systems/generation/llm/generate-object'
import { googleLlm } from '@/systems/generation/llm/google'
import type { Ask, Llm, ModelCall, Trouble } from '@/systems/generation/llm/model'
import { openAiLlm } from '@/systems/generation/llm/openai'
import { startModelService, type ModelService, type Scripted } from '../fakes/model-service'

const key = 'a-key-that-nobody-may-see'
const schema = z.object({ steps: z.array(z.object({ text: z.string(), level: z.enum(['low', 'high']).nullable() })) })
type Steps = z.infer<typeof schema>
const good: Steps = { steps: [{ text: 'Close the lid.', level: 'low' }] }

let service: ModelService
let calls: ModelCall[]
beforeAll(async () => {
  service = await startModelService()
  service.model = () => good
})
beforeEach(() => {
  calls = []
  service.forget()
  service.model = () => good
})
afterAll(() => service.close())

const pace: Pace = { timeout: 800, firstWaitSeconds: 0.01, longestWaitSeconds: 2 }
const ask = (more: Partial<Ask<Steps>> = {}): Ask<Steps> => ({
  task: 'lesson',
  promptVersion: 'p-1',
  schema,
  policy: 'Say only what the SOP says.',
  sources: `The SOP, as data. ${'Close the lid. '.repeat(400)}`,
  instruction: 'Your task: list the steps.',
  signal: new AbortController().signal,
  record: (call) => void calls.push(call),
  ...more,
})

type Make = (origin: string, pace?: Pace) => Llm
const openai: Make = (origin, more = pace) =>
  openAiLlm({ apiKey: key, model: 'gpt-5-mini', baseURL: `${origin}/v1`, ...more })
const anthropic: Make = (origin, more = pace) =>
  anthropicLlm({ apiKey: key, model: 'claude-sonnet-4-6', baseURL: origin, ...more })
const google: Make = (origin, more = pace) =>
  googleLlm({ apiKey: key, model: 'gemini-2.5-flash', baseURL: origin, ...more })

const services: [string, Make][] = [
  ['openai', openai],
  ['anthropic', anthropic],
  ['google', google],
]

describe.each(services)('%s over the wire', (name, make) => {
  const llm = (more?: Pace) => make(service.origin, { ...pace, ...more })
  // Loading a library takes longer than the tests' calls may.
  beforeAll(() => llm({ timeout: 20_000 }).generateObject(ask({ record: () => undefined })))
  const outcomes = () => calls.map(({ outcome }) => outcome)
  const refused = async (script: Scripted[], more: Partial<Ask<Steps>> = {}) => {
    service.next(...script)
    const error: unknown = await llm()
      .generateObject(ask(more))
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
    return error as { code: string; status: number; message: string; data: { detail: { cause: Trouble } } }
  }

  it('gives the object, and says what it cost', async () => {
    const { object } = await llm().generateObject(ask())
    expect(object).toEqual(good)
    expect(calls).toEqual([
      expect.objectContaining({
        task: 'lesson',
        provider: name,
        promptVersion: 'p-1',
        attempt: 1,
        outcome: 'answered',
        tokens: { input: expect.any(Number), cached: 0, output: expect.any(Number) },
      }),
    ])
    expect(calls[0]?.tokens?.input).toBeGreaterThan(1400)
    expect(calls[0]?.milliseconds).toBeGreaterThanOrEqual(0)
  })

  it('sends rules first, then the sources, and the task last, so that the second call reads from the cache', async () => {
    const one = llm()
    await one.generateObject(ask())
    await one.generateObject(ask({ instruction: 'Your task: list the warnings.' }))
    const [first, second] = service.asked
    expect([first?.policy, first?.sources]).toEqual([second?.policy, second?.sources])
    expect(second?.instruction).toBe('Your task: list the warnings.')
    const { body = '' } = second ?? {}
    expect(body.indexOf('The SOP, as data.')).toBeLessThan(body.indexOf('list the warnings'))
    const told = calls[1]?.tokens
    expect((told?.cached ?? 0) / (told?.input ?? 1)).toBeGreaterThan(0.7)
    if (name === 'anthropic') expect(body).toContain('"cache_control":{"type":"ephemeral"}')
  })

  it('asks for the schema in the strict form that all services take', async () => {
    await llm().generateObject(ask())
    expect(service.asked[0]?.schema).toEqual({
      type: 'object',
      required: ['steps'],
      additionalProperties: false,
      properties: {
        steps: {
          type: 'array',
          items: {
            type: 'object',
            required: ['text', 'level'],
            additionalProperties: false,
            properties: {
              text: { type: 'string' },
              level: { anyOf: [{ type: 'string', enum: ['low', 'high'] }, { type: 'null' }] },
            },
          },
        },
      },
    })
  })

  it.each<[string, Scripted, Trouble]>([
    ['a limit', { status: 429 }, 'rate-limited'],
    ['an error of the server', { status: 500 }, 'unavailable'],
    ['a connection that ends', 'no-answer', 'unavailable'],
    ['silence', { silence: 5000 }, 'timeout'],
    ['an answer that drips', { drip: 60 }, 'timeout'],
    ['a body that is no answer', { body: '<html>Bad gateway</html>' }, 'unavailable'],
    ['JSON that breaks off', { text: '{"steps": [' }, 'malformed'],
    ['another shape than asked for', { text: '{"steps": [{"text": 5, "level": null}]}' }, 'schema'],
    ['an answer cut off', { text: '{"steps": [', ending: 'truncated' }, 'truncated'],
    ['nothing', { text: '' }, 'empty'],
  ])('comes to a good answer after %s', async (_fault, fault, trouble) => {
    service.next(fault)
    const { object, calls: told } = await llm().generateObject(ask())
    expect(object).toEqual(good)
    const [first] = outcomes()
    // A library that cannot read a body says so in its own way.
    if (trouble === 'unavailable') expect(['unavailable', 'empty', 'malformed']).toContain(first)
    else expect(first).toBe(trouble)
    expect(outcomes().slice(1)).toEqual(['answered'])
    expect(told).toEqual(calls)
    expect(service.asked).toHaveLength(2)
  })

  it.each<[string, Scripted, Trouble, number]>([
    ['a limit', { status: 429 }, 'rate-limited', 4],
    ['errors of the server', { status: 503 }, 'unavailable', 4],
    ['connections that end', 'no-answer', 'unavailable', 4],
    ['JSON that breaks off', { text: '{"steps": [' }, 'malformed', 3],
    ['another shape than asked for', { text: '{}' }, 'schema', 3],
    ['answers cut off', { text: '{"steps": [', ending: 'truncated' }, 'truncated', 3],
    ['nothing', { text: ' ' }, 'empty', 3],
    ['a refusal', { text: '', ending: 'refused' }, 'refusal', 1],
    ['a key that is wrong', { status: 401 }, 'request-refused', 1],
    ['a request that is wrong', { status: 400 }, 'request-refused', 1],
  ])('needs a person after %s, with every call in the ledger', async (_fault, fault, trouble, times) => {
    const error = await refused(Array.from({ length: 9 }, () => fault))
    expect(error).toMatchObject({
      code: 'generation.needs-human',
      data: { detail: { cause: trouble, task: 'lesson', model: expect.any(String) } },
    })
    expect(outcomes()).toEqual(Array.from({ length: times }, () => trouble))
    expect(service.asked).toHaveLength(times)
    // What time alone may mend is tried again by the job; what would only be paid for again is not.
    expect(error.status).toBe(['rate-limited', 'unavailable'].includes(trouble) ? 503 : 422)
  })

  it.each<[string, Scripted, string, RegExp]>([
    ['the key', { status: 401, body: { error: { message: 'nobody by that key' } } }, 'key', /does not accept the key/],
    [
      'the model',
      {
        status: 404,
        body: { error: { message: 'The model does not exist or is not found', code: 'model_not_found' } },
      },
      'model',
      /does not know the model/,
    ],
    [
      'an empty purse, which no waiting mends',
      {
        status: 429,
        body: { error: { message: 'Pay first', code: 'insufficient_quota', type: 'insufficient_quota' } },
      },
      'quota',
      /no money or quota left/,
    ],
  ])('says where it can that it is %s', async (_what, fault, refusal, words) => {
    // A server that speaks an older protocol is asked by that too before it is believed.
    const error = await refused([fault, fault])
    expect(error.data.detail).toMatchObject({ cause: 'request-refused', refusal })
    expect(error.message).toMatch(words)
    expect(error.status).toBe(422)
    expect(calls).toHaveLength(1)
    service.forget()
  })

  it('tells the model what was wrong, behind the task, and gives a cut answer more room', async () => {
    service.next({ text: '{"steps": [', ending: 'truncated' }, { text: '{"steps": [{"text": 5}]}' })
    await llm().generateObject(ask())
    const [first, second, third] = service.asked
    expect(second?.instruction).toMatch(/^Your task: list the steps\..*cut off/s)
    expect(second?.maxOutputTokens).toBe((first?.maxOutputTokens ?? 0) * 2)
    expect(third?.instruction).toContain('steps.0.text')
    expect(third?.sources).toBe(first?.sources)
  })

  it('looks at answers that fit the schema too: another language, a passage that is not there', async () => {
    const check: Ask<Steps>['check'] = ({ steps }) =>
      steps[0]?.text === 'Sluit het deksel.'
        ? { trouble: 'wrong-language', remark: 'Write in English.' }
        : steps[0]?.text === 'From s99'
          ? { trouble: 'unknown-segment', remark: 'There is no s99.' }
          : null
    const dutch = { text: JSON.stringify({ steps: [{ text: 'Sluit het deksel.', level: null }] }) }
    const invented = { text: JSON.stringify({ steps: [{ text: 'From s99', level: null }] }) }
    service.next(dutch, invented)
    expect((await llm().generateObject(ask({ check }))).object).toEqual(good)
    expect(service.asked.map(({ instruction }) => instruction.split('\n\n')[1])).toEqual([
      undefined,
      expect.stringContaining('Write in English.'),
      expect.stringContaining('There is no s99.'),
    ])
    expect(await refused([dutch, dutch, dutch], { check })).toMatchObject({
      data: { detail: { cause: 'wrong-language' } },
    })
    expect(await refused([invented, invented, invented], { check })).toMatchObject({
      data: { detail: { cause: 'unknown-segment' } },
    })
  })

  it('waits as long as the service asks for', async () => {
    service.next({ status: 429, headers: { 'retry-after': '1' } })
    const from = performance.now()
    await llm().generateObject(ask())
    expect(performance.now() - from).toBeGreaterThan(950)
  })

  it('leaves a long wait to whoever called, and says how long', async () => {
    const error = await refused([{ status: 429, headers: { 'retry-after': '90' } }])
    expect(error).toMatchObject({ code: 'generation.needs-human', status: 503, retryAfterSeconds: 90 })
    expect(service.asked).toHaveLength(1)
  })

  it('stops at once when it is told to, in a call and between two, and keeps what was begun in the ledger', async () => {
    for (const fault of [{ silence: 5000 }, { status: 429, headers: { 'retry-after': '2' } }] as Scripted[]) {
      const stop = new AbortController()
      service.next(fault)
      const from = performance.now()
      const cancel = () => stop.abort(new Error('cancelled'))
      if ('silence' in (fault as object)) setTimeout(cancel, 50)
      const record = (call: ModelCall) => {
        calls.push(call)
        if (call.outcome === 'rate-limited') setTimeout(cancel, 20)
      }
      await expect(llm({ timeout: 9000 }).generateObject(ask({ signal: stop.signal, record }))).rejects.toThrow(
        'cancelled',
      )
      expect(performance.now() - from).toBeLessThan(1500)
    }
    expect(outcomes()).toEqual(['cancelled', 'rate-limited'])
  })

  it('tells nobody the key or the text, and sends the key to the service alone', async () => {
    const error = await refused([
      {
        status: 400,
        body: { error: { message: `bad request: Close the lid. ${key}`, type: 'invalid_request_error' } },
      },
    ])
    const told = `${error.message} ${JSON.stringify(error)} ${(error as unknown as Error).stack}`
    expect(told).not.toContain(key)
    expect(told).not.toContain('Close the lid')
    expect(JSON.stringify(calls)).not.toContain('Close the lid')
    expect(JSON.stringify(service.asked[0]?.headers)).toContain(key)
  })
})

describe('with another maker’s server of the protocols', () => {
  let mock: LLMock
  beforeAll(async () => {
    mock = new LLMock({ port: 0 })
    mock.onMessage(/list the steps/, {
      content: JSON.stringify(good),
      usage: { input_tokens: 1000, output_tokens: 50 },
    })
    await mock.start()
  })
  afterEach(() => mock.clearRequests())
  afterAll(() => mock.stop())

  it.each(services)('%s comes to the object', async (_name, make) => {
    expect((await make(mock.url).generateObject(ask())).object).toEqual(good)
  })

  it.each(services)('%s comes to it after an error too', async (_name, make) => {
    mock.nextRequestError(500)
    expect((await make(mock.url).generateObject(ask())).object).toEqual(good)
    expect(calls.map(({ outcome }) => outcome)).toEqual(['unavailable', 'answered'])
  })
})

describe('what a call costs', () => {
  it('is told by the list of prices, cached tokens for less, with the date of the list', async () => {
    service.model = () => good
    const llm = anthropic(service.origin)
    await llm.generateObject(ask())
    await llm.generateObject(ask())
    const [first, second] = calls
    expect(first?.cost).toMatchObject({ currency: 'USD', pricesOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect(second?.cost?.amount).toBeLessThan((first?.cost?.amount ?? 0) / 4)
  })

  it('is unknown for a model that is not on the list, and never guessed', async () => {
    const llm = openAiLlm({ model: 'somebody/else', baseURL: `${service.origin}/v1`, ...pace })
    await llm.generateObject(ask())
    expect(calls[0]?.cost).toBeNull()
  })

  it('is told by prices of one’s own where they are given', async () => {
    const prices = { input: 1, cached: 0, output: 0, of: '2026-11-01' }
    const llm = openAiLlm({ model: 'somebody/else', baseURL: `${service.origin}/v1`, ...pace, prices })
    await llm.generateObject(ask())
    expect(calls[0]?.cost).toEqual({
      amount: (calls[0]?.tokens?.input ?? 0) / 1_000_000,
      currency: 'USD',
      pricesOf: '2026-11-01',
    })
  })
})

describe('a server that speaks OpenAI’s older protocol only', () => {
  it('is asked by chat completions, and is not asked the other way again', async () => {
    const older = await startModelService({ protocols: ['chat'] })
    older.model = () => good
    try {
      const llm = openai(older.origin)
      expect((await llm.generateObject(ask())).object).toEqual(good)
      await llm.generateObject(ask())
      expect(older.asked.map(({ protocol }) => protocol)).toEqual(['chat', 'chat'])
      expect(calls.map(({ outcome }) => outcome)).toEqual(['answered', 'answered'])
      older.next({ text: '{', ending: 'truncated' }, { text: '', ending: 'refused' })
      await expect(llm.generateObject(ask())).rejects.toMatchObject({ data: { detail: { cause: 'refusal' } } })
    } finally {
      await older.close()
    }
  })

  it('gets no key from the environment that is not its own', async () => {
    process.env.OPENAI_API_KEY = key
    try {
      await openAiLlm({ model: 'm', baseURL: `${service.origin}/v1`, ...pace }).generateObject(ask())
    } finally {
      delete process.env.OPENAI_API_KEY
    }
    expect(JSON.stringify(service.asked[0]?.headers)).not.toContain(key)
  })
})

describe('a model of Anthropic without an output format', () => {
  it('answers through a tool', async () => {
    service.next({
      status: 400,
      body: { type: 'error', error: { type: 'invalid_request_error', message: 'output_config.format: not supported' } },
    })
    const llm = anthropic(service.origin)
    expect((await llm.generateObject(ask())).object).toEqual(good)
    expect(service.asked[1]?.body).toContain('"tool_choice":{"type":"tool","name":"lesson"}')
    await llm.generateObject(ask())
    expect(service.asked[2]?.body).toContain('tool_choice')
  })
})
