import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { LLMock } from '@copilotkit/aimock'
import type { Embedder } from '@/systems/sops/embedders/define-embedder'
import { googleEmbedder } from '@/systems/sops/embedders/google'
import { localEmbedder } from '@/systems/sops/embedders/local'
import { openAiEmbedder } from '@/systems/sops/embedders/openai'
import type { Transformers } from '@/systems/sops/embedders/transformers'
import { transformersEmbedder } from '@/systems/sops/embedders/transformers'
import { describeEmbedder } from './embedder.contract'
import { startEmbeddingService, type EmbeddingService, type Scripted } from '../fakes/embedding-service'

const dimensions = 256
const key = 'a-key-that-nobody-may-see'
let service: EmbeddingService

beforeAll(async () => {
  service = await startEmbeddingService({ length: dimensions })
})
beforeEach(() => void (service.asked.length = 0))
afterAll(() => service.close())

const pace = { dimensions, timeout: 500, firstWaitSeconds: 0.01 }
const openai = () => openAiEmbedder({ apiKey: key, model: 'small', baseURL: service.openai, ...pace })
const google = () => googleEmbedder({ apiKey: key, model: 'gemini-embedding-001', baseURL: service.google, ...pace })

/** The library's interface over the vectors of the fake service: the model itself cannot be had without a network. */
const library = async (): Promise<Transformers> => ({
  pipeline: () =>
    Promise.resolve(async (texts: string[]) => {
      const answer = await fetch(`${service.openai}/embeddings`, {
        method: 'POST',
        body: JSON.stringify({ input: texts, encoding_format: 'float' }),
      })
      const { data } = (await answer.json()) as { data: { embedding: number[] }[] }
      const rows = data.map(({ embedding }) => embedding.map((value) => value / Math.hypot(...embedding)))
      return { tolist: () => rows }
    }),
})
const transformers = () => transformersEmbedder({ model: 'Xenova/multilingual-e5-small', dimensions, library })

describeEmbedder('local', localEmbedder)
describeEmbedder('openai', openai)
describeEmbedder('google', google)
describeEmbedder('transformers', transformers)

const hosted: [string, () => Embedder][] = [
  ['openai', openai],
  ['google', google],
]

describe.each(hosted)('the %s embedder over the wire', (_, make) => {
  const failing = async (...script: Scripted[]): Promise<unknown> => {
    service.next(...script)
    return make()
      .embed(['Close the lid.'])
      .then(
        () => undefined,
        (error: unknown) => error,
      )
  }

  it.each<[string, Scripted]>([
    ['an overload', { status: 429 }],
    ['an error of the server', { status: 500 }],
    ['a connection that ends', 'no-answer'],
    ['silence', { silence: 5000 }],
  ])('tries again after %s, and then answers', async (_fault, fault) => {
    service.next(fault)
    expect(await make().embed(['Close the lid.'])).toHaveLength(1)
    expect(service.asked).toHaveLength(2)
  })

  it('gives up after four tries with an error that says to come back', async () => {
    const error = await failing(...Array.from({ length: 4 }, () => ({ status: 503 })))
    expect(error).toMatchObject({ code: 'sop.embedder-failed', status: 503 })
    expect(service.asked).toHaveLength(4)
  })

  it.each([401, 403, 404, 400])(
    'does not try again what was refused with %d, and says what to look at',
    async (status) => {
      const error = await failing({ status })
      expect(error).toMatchObject({ code: 'sop.embedder-refused', message: expect.stringMatching(/EMBEDDING_MODEL/) })
      expect(service.asked).toHaveLength(1)
    },
  )

  it('tells nobody the key or the text', async () => {
    for (const fault of [
      { status: 401 },
      { status: 400, body: { error: { message: `bad: Close the lid. ${key}` } } },
    ]) {
      const error = await failing(fault)
      const told = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`
      expect(told).not.toContain(key)
      expect(told).not.toContain('Close the lid')
    }
  })

  it('sends the key to the service, and at most 96 texts at once', async () => {
    await make().embed(Array.from({ length: 200 }, (_unused, at) => `Step ${at}`))
    expect(service.asked).toHaveLength(3)
    for (const { headers } of service.asked) expect(JSON.stringify(headers)).toContain(key)
  })

  it('cuts a text that no model would take', async () => {
    await make().embed(['step '.repeat(100_000)])
    expect(JSON.stringify(service.asked[0]?.body).length).toBeLessThan(7000)
  })
})

describe('what a service answers is looked at', () => {
  type OpenAiAnswer = { data: { index: number; embedding: unknown }[] }
  const change = (edit: (answer: OpenAiAnswer) => void): Scripted => ({
    change: (answer) => {
      edit(answer as OpenAiAnswer)
      return answer
    },
  })

  it.each<[string, Scripted]>([
    ['vectors of another length', change(({ data }) => data.forEach((one) => (one.embedding = [1, 2, 3])))],
    ['fewer vectors than texts', change(({ data }) => void data.pop())],
    ['vectors of nothing', change(({ data }) => data.forEach((one) => (one.embedding = Array(dimensions).fill(0))))],
    ['something that is no vector', change(({ data }) => data.forEach((one) => (one.embedding = null)))],
  ])('%s are refused', async (_what, script) => {
    service.next(script)
    await expect(openai().embed(['a', 'b'])).rejects.toMatchObject({ code: 'sop.embedder-wrong-answer' })
  })

  it('a server that answers in base64 though it was asked for numbers is refused too', async () => {
    service.next(change(({ data }) => data.forEach((one) => (one.embedding = Buffer.alloc(256).toString('base64')))))
    await expect(openai().embed(['a'])).rejects.toMatchObject({ code: 'sop.embedder-wrong-answer' })
    expect(service.asked[0]?.body).toMatchObject({ encoding_format: 'float', model: 'small' })
    expect(service.asked[0]?.body).not.toHaveProperty('dimensions')
  })

  it('vectors that come in another order find their texts', async () => {
    const straight = await openai().embed(['Close the lid.', 'Open the door.'])
    service.next(change(({ data }) => void data.reverse()))
    expect(await openai().embed(['Close the lid.', 'Open the door.'])).toEqual(straight)
  })
})

describe('how long to wait', () => {
  it('is what OpenAI asks for', async () => {
    service.next({ status: 429, headers: { 'retry-after': '1' } })
    const from = performance.now()
    await openai().embed(['a'])
    expect(performance.now() - from).toBeGreaterThan(900)
  })

  it('is what Google asks for', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1s' }]
    service.next({
      status: 429,
      body: { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'slow', details } },
    })
    const from = performance.now()
    await google().embed(['a'])
    expect(performance.now() - from).toBeGreaterThan(900)
  })

  it('is left to the job where it is long', async () => {
    service.next({ status: 429, headers: { 'retry-after': '90' } })
    await expect(openai().embed(['a'])).rejects.toMatchObject({ code: 'sop.embedder-failed', retryAfterSeconds: 90 })
    expect(service.asked).toHaveLength(1)
  })
})

describe('Google’s embedder', () => {
  it('tells questions from passages, and asks for the length it promises', async () => {
    await google().embed(['How?'], { purpose: 'question' })
    await google().embed(['So.'])
    expect(service.asked.map(({ body }) => (body.requests as object[])[0])).toMatchObject([
      { taskType: 'RETRIEVAL_QUERY', outputDimensionality: dimensions },
      { taskType: 'RETRIEVAL_DOCUMENT', outputDimensionality: dimensions },
    ])
  })
})

describe('OpenAI’s embedder', () => {
  it('works with another maker’s server of the protocol', async () => {
    const mock = new LLMock({ port: 0 })
    mock.onEmbedding('Close the lid.', { embedding: Array.from({ length: dimensions }, (_, at) => at) })
    await mock.start()
    try {
      const embedder = openAiEmbedder({
        apiKey: key,
        model: 'text-embedding-3-small',
        baseURL: `${mock.url}/v1`,
        ...pace,
      })
      const [vector] = await embedder.embed(['Close the lid.'])
      expect(vector?.[2]).toBeCloseTo((vector?.[1] ?? 0) * 2, 5)
    } finally {
      await mock.stop()
    }
  })

  it('asks for shorter vectors only where the model can give them', async () => {
    await openAiEmbedder({ apiKey: key, model: 'm', baseURL: service.openai, shorten: true, ...pace }).embed(['a'])
    expect(service.asked[0]?.body).toMatchObject({ dimensions })
  })

  it('never sends OpenAI’s key from the environment to a server of one’s own', async () => {
    process.env.OPENAI_API_KEY = key
    try {
      await openAiEmbedder({ model: 'm', baseURL: service.openai, ...pace }).embed(['a'])
    } finally {
      delete process.env.OPENAI_API_KEY
    }
    expect(JSON.stringify(service.asked[0]?.headers)).not.toContain(key)
  })
})

describe('the transformers embedder', () => {
  it('puts in front of a text what its model was trained with', async () => {
    await transformers().embed(['How?'], { purpose: 'question' })
    await transformers().embed(['So.'])
    expect(service.asked.map(({ body }) => body.input)).toEqual([['query: How?'], ['passage: So.']])
  })

  it('says what to install where the library is missing', async () => {
    const embedder = transformersEmbedder({ model: 'Xenova/multilingual-e5-small', dimensions: 384 })
    await expect(embedder.embed(['a'])).rejects.toMatchObject({
      code: 'sop.embedder-missing',
      message: expect.stringMatching(/npm install @huggingface\/transformers/),
    })
  })

  it('says what to set where the model’s vectors are of another length', async () => {
    const embedder = transformersEmbedder({ model: 'm', dimensions: 10, library })
    await expect(embedder.embed(['a'])).rejects.toThrow(/EMBEDDING_DIMENSIONS=256/)
  })
})
