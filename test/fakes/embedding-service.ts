import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Scripted =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The connection ends without an answer. */
  | 'no-answer'
  /** Nothing comes for this many milliseconds. */
  | { silence: number }
  /** An answer as it would be, changed. */
  | { change: (answer: unknown) => unknown }

type Asked = { path: string; headers: Record<string, string | string[] | undefined>; body: Record<string, unknown> }

export type EmbeddingService = {
  /** Of OpenAI's protocol, with its `/v1`. */
  openai: string
  /** Of Google's. */
  google: string
  asked: Asked[]
  /** What the next requests get instead of vectors. */
  next(...answers: Scripted[]): void
  close(): Promise<void>
}

/**
 * A server that speaks the embedding protocols of OpenAI (`POST /v1/embeddings`) and Google (`:batchEmbedContents`). Its
 * vectors come from the words of a text, so texts that share words are close; `length` is how many numbers they have.
 */
export async function startEmbeddingService({ length = 64 }: { length?: number } = {}): Promise<EmbeddingService> {
  const asked: Asked[] = []
  const script: Scripted[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
      const path = request.url ?? ''
      asked.push({ path, headers: request.headers, body })
      const told = script.shift()
      const send = (status: number, answer: unknown, headers: Record<string, string> = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(JSON.stringify(answer))
      }
      if (told === 'no-answer') return request.socket.destroy()
      if (told && 'silence' in told) return setTimeout(() => send(200, {}), told.silence).unref()
      if (told && 'status' in told)
        return send(told.status, told.body ?? { error: { message: 'scripted' } }, told.headers)
      const answer = path.includes(':batchEmbedContents') ? googleAnswer(body, length) : openAiAnswer(body, length)
      send(200, told ? told.change(answer) : answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    openai: `${origin}/v1`,
    google: origin,
    asked,
    next: (...answers) => void script.push(...answers),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Without `encoding_format: float` it answers in base64, as OpenAI does. */
function openAiAnswer({ input, model, encoding_format: format }: Record<string, unknown>, length: number) {
  const data = (input as string[]).map((text, index) => {
    const numbers = vectorOf(text, length)
    const packed = Buffer.from(Float32Array.from(numbers).buffer).toString('base64')
    return { object: 'embedding', index, embedding: format === 'float' ? numbers : packed }
  })
  return { object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } }
}

function googleAnswer({ requests }: Record<string, unknown>, length: number) {
  type Request = { content: { parts: { text: string }[] } }
  const embeddings = (requests as Request[]).map(({ content }) => ({
    values: vectorOf(content.parts.map(({ text }) => text).join(' '), length),
  }))
  return { embeddings }
}

/** Not of unit length: services differ in that. */
function vectorOf(text: string, length: number): number[] {
  const vector = Array.from({ length }, () => 0.001)
  for (const word of text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? ['-']) {
    const place = createHash('md5').update(word).digest().readUInt32LE(0) % length
    vector[place] = (vector[place] ?? 0) + 2
  }
  return vector
}
