import { describe, expect, it } from '@jest/globals'
import { parseEnvironment } from '@/shared/env'
import { adaptersByEnvironment } from './adapters-by-environment'

const chosen = (source: Record<string, string>) => adaptersByEnvironment(parseEnvironment(source))

describe('what the environment chooses', () => {
  it('is nothing by default: the plugin has an embedder and a store of its own', () => {
    expect(chosen({})).toEqual({ embedderOf: expect.any(Function) })
  })

  it.each([
    [{ EMBEDDER: 'openai', OPENAI_API_KEY: 'k' }, 'openai/text-embedding-3-small@1536', 1536],
    [{ EMBEDDER: 'google', GOOGLE_API_KEY: 'k' }, 'google/gemini-embedding-001@768', 768],
    [{ EMBEDDER: 'transformers' }, 'transformers/Xenova/multilingual-e5-small@384', 384],
    [
      {
        EMBEDDER: 'compatible',
        EMBEDDING_BASE_URL: 'http://localhost:11434/v1',
        EMBEDDING_MODEL: 'nomic-embed-text:v1.5',
        EMBEDDING_DIMENSIONS: '768',
      },
      'compatible/nomic-embed-text:v1.5@768',
      768,
    ],
  ])('%j is the model %s', (source, model, dimensions) => {
    const { embedder, embedderOf } = chosen(source)
    expect(embedder).toMatchObject({ model, dimensions })
    // What it made can be searched after the next switch, as long as its key is there.
    expect(embedderOf?.(model)).toMatchObject({ model, dimensions })
  })

  it('knows the model before only where its key is still given', () => {
    const model = 'openai/text-embedding-3-large@3072'
    expect(chosen({ OPENAI_API_KEY: 'k' }).embedderOf?.(model)).toMatchObject({ model, dimensions: 3072 })
    expect(chosen({}).embedderOf?.(model)).toBeUndefined()
    expect(chosen({}).embedderOf?.('a model of nobody')).toBeUndefined()
  })

  it('is Supabase where it is asked for', () => {
    const source = { VECTOR_STORE: 'supabase', SUPABASE_URL: 'https://p.supabase.co', SUPABASE_SERVICE_KEY: 'k' }
    expect(chosen(source).store).toMatchObject({ name: 'supabase', transactional: false })
  })
})
