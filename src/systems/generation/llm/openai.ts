import { createHash } from 'node:crypto'
import type OpenAI from 'openai'
import { makeLlm, type Pace } from './generate-object'
import type { Llm } from './model'
import { refusalOf } from './refusal'
import { secondsIn } from './retry-after'
import type { WireAnswer, WireOptions, WireRequest } from './wire'

export type OpenAiOptions = Pace &
  WireOptions & {
    /** Servers of one's own often want none. */
    apiKey?: string | undefined
    model: string
    /** Any server that speaks this protocol (Ollama, vLLM, LM Studio, LiteLLM …), with its `/v1`. OpenAI's own by default. */
    baseURL?: string | undefined
  }

/** OpenAI's Responses API with structured outputs. Servers that have no Responses are asked by chat completions. */
export function openAiLlm({ apiKey, model, baseURL, fetch: own, settings, ...pace }: OpenAiOptions): Llm {
  let client: Promise<OpenAI> | undefined
  const connect = async () => {
    const { default: Client } = await import('openai')
    return new Client({
      // Not left out: the library would take a key from the environment, and send it to whatever server this is.
      apiKey: apiKey ?? 'none',
      baseURL: baseURL ?? 'https://api.openai.com/v1',
      maxRetries: 0,
      timeout: pace.timeout ?? 180_000,
      // Its own log would print requests, which are the customer's text.
      logLevel: 'off',
      ...(own ? { fetch: own } : {}),
    })
  }
  let byChat = false
  return makeLlm(
    {
      name: 'openai',
      service: baseURL ? 'The model server' : 'OpenAI',
      settings:
        settings ?? (baseURL ? 'OPENAI_BASE_URL, OPENAI_API_KEY and LLM_MODEL' : 'OPENAI_API_KEY and LLM_MODEL'),
      model,
      async call(request) {
        client ??= connect()
        const connected = await client
        if (byChat) return chat(connected, model, request)
        try {
          return await respond(connected, model, request, baseURL === undefined)
        } catch (error) {
          const { status } = error as { status?: number }
          // At OpenAI itself 404 is an unknown model.
          if (baseURL === undefined || ![404, 405, 501].includes(status ?? 0)) throw error
          const answer = await chat(connected, model, request)
          byChat = true
          return answer
        }
      },
      failureOf: (error) => {
        const { status, headers, code, type, message } = error as Failure
        const retryAfterSeconds = secondsIn(headers?.get('retry-after'))
        const said = [code, type, message].join(' ')
        return { status, retryAfterSeconds, refusal: refusalOf({ status, retryAfterSeconds, said, error }) }
      },
    },
    pace,
  )
}

type Failure = Error & { status?: number; headers?: Headers; code?: string | null; type?: string | null }

async function respond(
  client: OpenAI,
  model: string,
  { policy, sources, instruction, name, schema, maxOutputTokens, signal }: WireRequest,
  isOpenAi: boolean,
): Promise<WireAnswer> {
  const response = await client.responses.create(
    {
      model,
      instructions: policy,
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: sources },
            { type: 'input_text', text: instruction },
          ],
        },
      ],
      text: { format: { type: 'json_schema', name, schema, strict: true } },
      max_output_tokens: maxOutputTokens,
      // Nothing of a customer's SOP is kept there to be looked up again.
      store: false,
      ...(isOpenAi
        ? { prompt_cache_key: createHash('sha256').update(policy).update(sources).digest('hex').slice(0, 32) }
        : {}),
    },
    { signal },
  )
  if (response.error) throw Object.assign(new Error(response.error.code), { status: statusOf(response.error.code) })
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
  const { usage } = response
  const stopped = response.incomplete_details?.reason
  return {
    text: parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    ending:
      stopped === 'content_filter' || parts.some((part) => part.type === 'refusal')
        ? 'refused'
        : response.status === 'incomplete'
          ? 'truncated'
          : 'complete',
    tokens: usage && {
      input: usage.input_tokens,
      cached: usage.input_tokens_details?.cached_tokens ?? 0,
      cacheWrites: 0,
      output: usage.output_tokens,
    },
  }
}

const statusOf = (code: string): number =>
  code === 'rate_limit_exceeded' ? 429 : code === 'invalid_prompt' ? 400 : 500

async function chat(
  client: OpenAI,
  model: string,
  { policy, sources, instruction, name, schema, maxOutputTokens, signal }: WireRequest,
): Promise<WireAnswer> {
  const { choices, usage } = await client.chat.completions.create(
    {
      model,
      messages: [
        { role: 'system', content: policy },
        { role: 'user', content: `${sources}\n\n${instruction}` },
      ],
      response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
      // Servers of one's own know this name of the limit, not the newer one.
      max_tokens: maxOutputTokens,
    },
    { signal },
  )
  const [choice] = choices
  return {
    text: choice?.message.content ?? '',
    ending:
      choice?.finish_reason === 'content_filter' || choice?.message.refusal
        ? 'refused'
        : choice?.finish_reason === 'length'
          ? 'truncated'
          : 'complete',
    tokens: usage && {
      input: usage.prompt_tokens,
      cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
      cacheWrites: 0,
      output: usage.completion_tokens,
    },
  }
}
