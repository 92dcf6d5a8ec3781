import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Protocol = 'responses' | 'chat' | 'messages' | 'gemini'

export type Scripted =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The connection ends without an answer. */
  | 'no-answer'
  /** Nothing comes for this many milliseconds. */
  | { silence: number }
  /** The answer comes a few bytes at a time, with this many milliseconds between them. */
  | { drip: number }
  /** A body that is no answer of the protocol at all. */
  | { body: string }
  | { text: string; ending?: 'truncated' | 'refused' }

/** A request as a model sees it, whatever the protocol. */
export type Prompt = {
  protocol: Protocol
  policy: string
  sources: string
  instruction: string
  schema: Record<string, unknown>
  maxOutputTokens: number
}
export type Asked = Prompt & { headers: Record<string, string | string[] | undefined>; body: string }

export type ModelService = {
  origin: string
  asked: Asked[]
  /** What the next requests get instead of the model's answer. */
  next: (...answers: Scripted[]) => void
  /** What certain requests get instead, by what they ask. */
  fault: (prompt: Prompt) => Scripted | undefined
  /** Forgets what was scripted and asked. */
  forget: () => void
  /** Who answers all others. */
  model: (prompt: Prompt) => unknown
  close: () => Promise<void>
}

const tokens = (text: string) => Math.ceil(text.length / 4)

/**
 * A server that speaks the protocols of OpenAI (Responses and chat completions), Anthropic and Google, without streams.
 * `model` makes the answers; what the prompt shares with the one before it counts as cached.
 */
export async function startModelService({ protocols }: { protocols?: Protocol[] } = {}): Promise<ModelService> {
  const script: Scripted[] = []
  const service: ModelService = {
    origin: '',
    asked: [],
    next: (...answers) => void script.push(...answers),
    fault: () => undefined,
    forget: () => {
      service.fault = () => undefined
      script.length = 0
      service.asked.length = 0
    },
    model: () => ({}),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const prompt = promptOf(request.url ?? '', JSON.parse(body) as Body)
      if (!prompt || (protocols && !protocols.includes(prompt.protocol)))
        return send(response, 404, { error: { message: 'no such path' } })
      const before = service.asked.at(-1)
      service.asked.push({ ...prompt, headers: request.headers, body })
      const told = script.shift() ?? service.fault(prompt)
      if (told === 'no-answer') return request.socket.destroy()
      if (told && 'silence' in told) return setTimeout(() => send(response, 200, {}), told.silence).unref()
      if (told && 'status' in told)
        return send(response, told.status, told.body ?? { error: { message: 'scripted' } }, told.headers)
      if (told && 'body' in told) return send(response, 200, told.body)
      const text = told && 'text' in told ? told.text : JSON.stringify(service.model(prompt))
      const ending = told && 'text' in told ? told.ending : undefined
      const cached = before?.policy === prompt.policy && before.sources === prompt.sources
      const answer = answerOf(prompt, text, ending, cached)
      if (told && 'drip' in told) return drip(response, JSON.stringify(answer), told.drip)
      send(response, 200, answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

function send(response: ServerResponse, status: number, answer: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
}

function drip(response: ServerResponse, text: string, pause: number) {
  response.writeHead(200, { 'content-type': 'application/json' })
  let at = 0
  const timer = setInterval(() => {
    if (response.destroyed || at >= text.length) {
      clearInterval(timer)
      return void response.end()
    }
    response.write(text.slice(at, at + 2))
    at += 2
  }, pause).unref()
}

type Text = { text: string }
type Schema = Record<string, unknown>
type Body = {
  instructions: string
  input: { content: Text[] }[]
  text: { format: { schema: Schema } }
  max_output_tokens: number
  messages: { content: string | Text[] }[]
  response_format: { json_schema: { schema: Schema } }
  max_tokens: number
  system: Text[]
  output_config?: { format: { schema: Schema } }
  tools?: { input_schema: Schema }[]
  contents: { parts: Text[] }[]
  systemInstruction: { parts: Text[] }
  generationConfig: { responseJsonSchema: Schema; maxOutputTokens: number }
}

function promptOf(path: string, body: Body): Prompt | null {
  const [sources = '', instruction = ''] = partsOf(body).map(({ text }) => text)
  if (path.endsWith('/responses'))
    return {
      protocol: 'responses',
      policy: body.instructions,
      sources,
      instruction,
      schema: body.text.format.schema,
      maxOutputTokens: body.max_output_tokens,
    }
  if (path.endsWith('/chat/completions')) {
    const [system, user] = body.messages.map(({ content }) => String(content))
    const whole = user ?? ''
    const at = whole.lastIndexOf('\n\nYour task') < 0 ? whole.length : whole.lastIndexOf('\n\nYour task')
    return {
      protocol: 'chat',
      policy: system ?? '',
      sources: whole.slice(0, at),
      instruction: whole.slice(at).trim(),
      schema: body.response_format.json_schema.schema,
      maxOutputTokens: body.max_tokens,
    }
  }
  if (path.endsWith('/messages'))
    return {
      protocol: 'messages',
      policy: body.system.map(({ text }) => text).join(''),
      sources,
      instruction,
      schema: body.output_config?.format.schema ?? body.tools?.[0]?.input_schema ?? {},
      maxOutputTokens: body.max_tokens,
    }
  if (path.includes(':generateContent'))
    return {
      protocol: 'gemini',
      policy: body.systemInstruction.parts.map(({ text }) => text).join(''),
      sources,
      instruction,
      schema: body.generationConfig.responseJsonSchema,
      maxOutputTokens: body.generationConfig.maxOutputTokens,
    }
  return null
}

function partsOf(body: Body): Text[] {
  if (body.input) return body.input[0]?.content ?? []
  if (body.contents) return body.contents[0]?.parts ?? []
  const content = body.messages[0]?.content
  return Array.isArray(content) ? content : []
}

function answerOf(
  { protocol, policy, sources, instruction }: Prompt,
  text: string,
  ending: 'truncated' | 'refused' | undefined,
  isCached: boolean,
): unknown {
  const prefix = tokens(policy + sources)
  const cached = isCached ? prefix : 0
  const [input, output] = [prefix + tokens(instruction), tokens(text)]
  switch (protocol) {
    case 'responses':
      return {
        id: 'r',
        object: 'response',
        status: ending === 'truncated' ? 'incomplete' : 'completed',
        error: null,
        incomplete_details: ending === 'truncated' ? { reason: 'max_output_tokens' } : null,
        output: [
          {
            type: 'message',
            role: 'assistant',
            content: [
              ending === 'refused'
                ? { type: 'refusal', refusal: 'No.' }
                : { type: 'output_text', text, annotations: [] },
            ],
          },
        ],
        usage: { input_tokens: input, input_tokens_details: { cached_tokens: cached }, output_tokens: output },
      }
    case 'chat':
      return {
        choices: [
          {
            index: 0,
            finish_reason: ending === 'truncated' ? 'length' : 'stop',
            message: { role: 'assistant', content: text, refusal: ending === 'refused' ? 'No.' : null },
          },
        ],
        usage: {
          prompt_tokens: input,
          prompt_tokens_details: { cached_tokens: cached },
          completion_tokens: output,
        },
      }
    case 'messages':
      return {
        type: 'message',
        role: 'assistant',
        content: ending === 'refused' ? [] : [{ type: 'text', text }],
        stop_reason: ending === 'truncated' ? 'max_tokens' : ending === 'refused' ? 'refusal' : 'end_turn',
        usage: {
          input_tokens: tokens(instruction),
          cache_read_input_tokens: cached,
          cache_creation_input_tokens: prefix - cached,
          output_tokens: output,
        },
      }
    case 'gemini':
      return {
        candidates: [
          {
            content: { role: 'model', parts: ending === 'refused' ? [] : [{ text }] },
            finishReason: ending === 'truncated' ? 'MAX_TOKENS' : ending === 'refused' ? 'SAFETY' : 'STOP',
          },
        ],
        usageMetadata: {
          promptTokenCount: input,
          cachedContentTokenCount: cached,
          candidatesTokenCount: output,
        },
      }
  }
}
