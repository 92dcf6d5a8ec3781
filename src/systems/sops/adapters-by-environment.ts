import type { Environment } from '@/shared/env'
import type { SopAdapters } from './adapters'
import type { Embedder } from './embedders/define-embedder'
import { googleEmbedder } from './embedders/google'
import { openAiEmbedder } from './embedders/openai'
import { transformersEmbedder } from './embedders/transformers'
import { supabaseStore } from './stores/supabase'

type Settings = Pick<
  Environment,
  | 'EMBEDDER'
  | 'EMBEDDING_MODEL'
  | 'EMBEDDING_DIMENSIONS'
  | 'EMBEDDING_BASE_URL'
  | 'EMBEDDING_API_KEY'
  | 'OPENAI_API_KEY'
  | 'GOOGLE_API_KEY'
  | 'VECTOR_STORE'
  | 'SUPABASE_URL'
  | 'SUPABASE_SERVICE_KEY'
>

/** What the application gives `sopsPlugin`, by the variables that `.env.example` explains. `env` has checked them. */
export function adaptersByEnvironment(settings: Settings): Partial<SopAdapters> {
  const { EMBEDDER, EMBEDDING_MODEL, EMBEDDING_DIMENSIONS } = settings
  const space = EMBEDDING_MODEL
    ? { model: EMBEDDING_MODEL, dimensions: EMBEDDING_DIMENSIONS }
    : EMBEDDER === 'local'
      ? undefined
      : defaultModels[EMBEDDER]
  const embedder =
    EMBEDDER !== 'local' && space?.dimensions
      ? embedderFor(settings, { kind: EMBEDDER, model: space.model, dimensions: space.dimensions })
      : undefined
  return {
    ...(embedder ? { embedder } : {}),
    ...(settings.VECTOR_STORE === 'supabase' && settings.SUPABASE_URL && settings.SUPABASE_SERVICE_KEY
      ? { store: supabaseStore({ url: settings.SUPABASE_URL, serviceKey: settings.SUPABASE_SERVICE_KEY }) }
      : {}),
    embedderOf(name) {
      const known = /^(openai|google|compatible|transformers)\/(.+)@(\d+)$/.exec(name)
      if (!known) return undefined
      const [, of, called = '', length] = known
      return embedderFor(settings, { kind: of as Kind, model: called, dimensions: Number(length) })
    },
  }
}

type Kind = Exclude<Settings['EMBEDDER'], 'local'>

/** Asked for where no model is named. Google's is trained so that its first 768 numbers do nearly as well as all 3,072. */
const defaultModels: Partial<Record<Kind, { model: string; dimensions: number }>> = {
  openai: { model: 'text-embedding-3-small', dimensions: 1536 },
  google: { model: 'gemini-embedding-001', dimensions: 768 },
  transformers: { model: 'Xenova/multilingual-e5-small', dimensions: 384 },
}

/** Undefined where what it needs (a key, an address) is not given. */
function embedderFor(
  { OPENAI_API_KEY, GOOGLE_API_KEY, EMBEDDING_API_KEY, EMBEDDING_BASE_URL }: Settings,
  { kind, model, dimensions }: { kind: Kind; model: string; dimensions: number },
): Embedder | undefined {
  switch (kind) {
    case 'openai':
      return OPENAI_API_KEY
        ? openAiEmbedder({ apiKey: OPENAI_API_KEY, model, dimensions, shorten: canShorten(model) })
        : undefined
    case 'compatible':
      return EMBEDDING_BASE_URL
        ? openAiEmbedder({ apiKey: EMBEDDING_API_KEY, model, dimensions, baseURL: EMBEDDING_BASE_URL })
        : undefined
    case 'google':
      return GOOGLE_API_KEY ? googleEmbedder({ apiKey: GOOGLE_API_KEY, model, dimensions }) : undefined
    case 'transformers':
      return transformersEmbedder({ model, dimensions })
  }
}

/** Models that give shorter vectors on request. Others refuse to be asked. */
const canShorten = (model: string): boolean => model.startsWith('text-embedding-3-')
