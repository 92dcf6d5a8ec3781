import { makeLlm, type Pace } from './generate-object'
import type { Llm } from './model'
import { refusalOf } from './refusal'
import { secondsIn } from './retry-after'
import type { WireAnswer, WireOptions, WireRequest } from './wire'

export type GoogleOptions = Pace & WireOptions & { apiKey: string; model: string; baseURL?: string | undefined }

/** Google's Gemini API with a response schema. */
export function googleLlm({ apiKey, model, baseURL, fetch: own, settings, ...pace }: GoogleOptions): Llm {
  return makeLlm(
    {
      name: 'google',
      service: 'Google',
      settings: settings ?? 'GOOGLE_API_KEY and LLM_MODEL',
      model,
      call: (request) =>
        generate({ apiKey, model, baseURL, timeout: pace.timeout ?? 180_000, fetch: own ?? fetch }, request),
      failureOf: (error) => {
        const { status, retryAfterSeconds, cause } = error as Failure
        return {
          status,
          retryAfterSeconds,
          refusal: refusalOf({ status, retryAfterSeconds, said: String(cause), error }),
        }
      },
    },
    pace,
  )
}

type Failure = Error & { status?: number; retryAfterSeconds?: number }

/** Why an answer ended that the service itself held back. */
const heldBack = /^(?:SAFETY|RECITATION|BLOCKLIST|PROHIBITED_CONTENT|SPII|LANGUAGE)$/

async function generate(
  {
    apiKey,
    model,
    baseURL,
    timeout,
    fetch: send,
  }: { apiKey: string; model: string; baseURL: string | undefined; timeout: number; fetch: typeof fetch },
  { policy, sources, instruction, schema, maxOutputTokens, signal }: WireRequest,
): Promise<WireAnswer> {
  const { GoogleGenAI: Client } = await import('@google/genai')
  let asked: number | undefined
  const client = new Client({
    apiKey,
    vertexai: false,
    httpOptions: {
      timeout,
      ...(baseURL ? { baseUrl: baseURL } : {}),
      // Its errors keep no headers.
      fetch: async (input, init) => {
        const response = await send(input, init)
        asked = secondsIn(response.headers.get('retry-after'))
        return response
      },
    },
  })
  try {
    const response = await client.models.generateContent({
      model,
      contents: [{ role: 'user', parts: [{ text: sources }, { text: instruction }] }],
      config: {
        systemInstruction: policy,
        responseMimeType: 'application/json',
        // `responseSchema` in the dialect of JSON Schema that the other services take too.
        responseJsonSchema: schema,
        maxOutputTokens,
        abortSignal: signal,
      },
    })
    const [candidate] = response.candidates ?? []
    const reason = candidate?.finishReason ?? ''
    const usage = response.usageMetadata
    return {
      text: (candidate?.content?.parts ?? []).map((part) => (part.thought ? '' : (part.text ?? ''))).join(''),
      ending:
        response.promptFeedback?.blockReason || heldBack.test(reason)
          ? 'refused'
          : reason === 'MAX_TOKENS'
            ? 'truncated'
            : 'complete',
      tokens: usage && {
        input: usage.promptTokenCount ?? 0,
        cached: usage.cachedContentTokenCount ?? 0,
        cacheWrites: 0,
        output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
      },
    }
  } catch (error) {
    const { status, message = '' } = error as { status?: number; message?: string }
    // A limit says in its text how long to wait: `"retryDelay": "34s"`.
    const [, delay] = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(message) ?? []
    throw Object.assign(new Error('Google did not answer.', { cause: error }), {
      status,
      retryAfterSeconds: asked ?? (delay === undefined ? undefined : Number(delay)),
    })
  }
}
