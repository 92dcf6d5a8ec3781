import type Anthropic from '@anthropic-ai/sdk'
import { makeLlm, type Pace } from './generate-object'
import type { Llm } from './model'
import { refusalOf } from './refusal'
import { secondsIn } from './retry-after'
import type { WireAnswer, WireOptions, WireRequest } from './wire'

export type AnthropicOptions = Pace & WireOptions & { apiKey: string; model: string; baseURL?: string | undefined }

/**
 * Anthropic's Messages API with structured output and a cached prefix. Models that have no output format are given a tool
 * to answer with.
 */
export function anthropicLlm({ apiKey, model, baseURL, fetch: own, settings, ...pace }: AnthropicOptions): Llm {
  let client: Promise<Anthropic> | undefined
  const connect = async () => {
    const { default: Client } = await import('@anthropic-ai/sdk')
    return new Client({
      apiKey,
      // Null, not left out: the library would take these from the environment.
      authToken: null,
      baseURL: baseURL ?? 'https://api.anthropic.com',
      maxRetries: 0,
      timeout: pace.timeout ?? 180_000,
      logLevel: 'off',
      ...(own ? { fetch: own } : {}),
    })
  }
  let byTool = false
  return makeLlm(
    {
      name: 'anthropic',
      service: 'Anthropic',
      settings: settings ?? 'ANTHROPIC_API_KEY and LLM_MODEL',
      model,
      async call(request) {
        client ??= connect()
        const connected = await client
        if (byTool) return write(connected, model, request, 'tool')
        try {
          return await write(connected, model, request, 'format')
        } catch (error) {
          const { status, message = '' } = error as { status?: number; message?: string }
          if (status !== 400 || !/output_config|output format|structured output/i.test(message)) throw error
          byTool = true
          return write(connected, model, request, 'tool')
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

async function write(
  client: Anthropic,
  model: string,
  { policy, sources, instruction, name, schema, maxOutputTokens, signal }: WireRequest,
  by: 'format' | 'tool',
): Promise<WireAnswer> {
  const { content, stop_reason, usage } = await client.messages.create(
    {
      model,
      max_tokens: maxOutputTokens,
      system: [{ type: 'text', text: policy }],
      messages: [
        {
          role: 'user',
          content: [
            // Everything up to here is the same for all calls of a course.
            { type: 'text', text: sources, cache_control: { type: 'ephemeral' } },
            { type: 'text', text: instruction },
          ],
        },
      ],
      ...(by === 'format'
        ? { output_config: { format: { type: 'json_schema' as const, schema } } }
        : {
            tools: [
              { name, description: 'Hands the answer over.', input_schema: { ...schema, type: 'object' as const } },
            ],
            tool_choice: { type: 'tool' as const, name },
          }),
    },
    { signal },
  )
  const text = content
    .map((block) => (block.type === 'text' ? block.text : block.type === 'tool_use' ? JSON.stringify(block.input) : ''))
    .join('')
  const cached = usage?.cache_read_input_tokens ?? 0
  const cacheWrites = usage?.cache_creation_input_tokens ?? 0
  return {
    text,
    ending:
      stop_reason === 'refusal'
        ? 'refused'
        : stop_reason === 'max_tokens' || stop_reason === 'model_context_window_exceeded'
          ? 'truncated'
          : 'complete',
    tokens: usage && {
      input: usage.input_tokens + cached + cacheWrites,
      cached,
      cacheWrites,
      output: usage.output_tokens,
    },
  }
}
