import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { EnvironmentError, parseEnvironment } from './env'

const mistakesOf = (source: Record<string, string>): string[] => {
  try {
    parseEnvironment(source)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes
  }
  return []
}

describe('the environment', () => {
  it('needs nothing: without any variable it is the embedded database on port 3000', () => {
    expect(parseEnvironment({})).toMatchObject({
      PORT: 3000,
      EMBEDDED_DATABASE: true,
      PUBLIC_URL: 'http://localhost:3000',
      DATA_DIR: path.resolve('data'),
      WORKER: 'in-process',
      JOBS_BACKEND: 'postgres',
    })
  })

  it('tells all mistakes at once, each by the name of its variable', () => {
    const mistakes = mistakesOf({ PORT: 'eighty', DATABASE_URL: 'mysql://x/y', WORKER: 'elsewhere' })
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'WORKER'])
  })

  it('takes an empty variable for one that is not given', () => {
    expect(parseEnvironment({ REDIS_URL: '', PORT: '' })).toMatchObject({ REDIS_URL: undefined, PORT: 3000 })
  })

  it('keeps one secret of its own with the embedded database, readable by its owner alone', () => {
    const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'coursewright-env-'))
    const { PAYLOAD_SECRET } = parseEnvironment({ DATA_DIR })
    expect(PAYLOAD_SECRET).toMatch(/^[0-9a-f]{64}$/)
    expect(parseEnvironment({ DATA_DIR }).PAYLOAD_SECRET).toBe(PAYLOAD_SECRET)
    expect(statSync(path.join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('makes up no secret beside a database server, but lets the build do without', () => {
    const DATABASE_URL = 'postgres://db/coursewright'
    expect(mistakesOf({ DATABASE_URL })[0]).toMatch(/^PAYLOAD_SECRET: missing/)
    expect(mistakesOf({ DATABASE_URL, NEXT_PHASE: 'phase-production-build' })).toEqual([])
    expect(mistakesOf({ DATABASE_URL, PAYLOAD_SECRET: 'short' })[0]).toMatch(/^PAYLOAD_SECRET: expected at least 16/)
  })

  it('refuses an embedder or a vector store without what it needs', () => {
    expect(mistakesOf({ EMBEDDER: 'openai' })[0]).toMatch(/^OPENAI_API_KEY: missing/)
    expect(mistakesOf({ EMBEDDER: 'google' })[0]).toMatch(/^GOOGLE_API_KEY: missing/)
    expect(mistakesOf({ EMBEDDER: 'compatible' })).toHaveLength(2)
    expect(mistakesOf({ EMBEDDER: 'transformers', EMBEDDING_MODEL: 'm' })[0]).toMatch(/^EMBEDDING_DIMENSIONS: missing/)
    expect(mistakesOf({ VECTOR_STORE: 'supabase' })).toHaveLength(2)
    expect(mistakesOf({ EMBEDDER: 'transformers' })).toEqual([])
  })

  it('refuses a choice whose other half is missing', () => {
    expect(mistakesOf({ JOBS_BACKEND: 'mongodb' })[0]).toMatch(/^MONGODB_URL: missing/)
    expect(mistakesOf({ WORKER: 'separate' })[0]).toMatch(/^WORKER: /)
  })
})
