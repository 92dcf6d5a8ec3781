import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'
import { readStoredFile } from './stored-files'

type Asked = { doc: { filename: string; prefix?: string }; params: { collection: string; filename: string } }

/** A project whose SOPs are kept by a storage plugin of its own. */
function project(answer: (asked: Asked) => Response | undefined): Payload {
  const handlers = [() => undefined, (_req: unknown, asked: Asked) => answer(asked)]
  const sops = { config: { upload: { staticDir: 'sops', handlers } } }
  const en = { dateFNSKey: 'en-US', translations: {} }
  return {
    config: { i18n: { fallbackLanguage: 'en', supportedLanguages: { en }, translations: {} }, collections: [] },
    collections: { 'sop-versions': sops },
    logger: {},
  } as unknown as Payload
}

const bytes = Buffer.from('# Rinse the tank')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const file = { collection: 'sop-versions', filename: 'rinse.md', sha256 } as const

describe('files of a project with a storage plugin of its own', () => {
  it('are read through it, by the place that stands in the row', async () => {
    const asked: Asked[] = []
    const payload = project((one) => {
      asked.push(one)
      return new Response(bytes)
    })
    expect(await readStoredFile(payload, { ...file, prefix: 'media/x' })).toEqual(bytes)
    expect(await readStoredFile(payload, { ...file, prefix: null })).toEqual(bytes)
    expect(asked.map(({ doc }) => doc)).toEqual([{ filename: 'rinse.md', prefix: 'media/x' }, { filename: 'rinse.md' }])
    expect(asked[0]?.params).toEqual({ collection: 'sop-versions', filename: 'rinse.md' })
  })

  it('are missing, away or altered in the same words as everywhere', async () => {
    const read = (answer: () => Response | undefined) => readStoredFile(project(answer), { ...file, prefix: null })
    await expect(read(() => new Response(null, { status: 404 }))).rejects.toMatchObject({ code: 'files.missing' })
    await expect(read(() => undefined)).rejects.toMatchObject({ code: 'files.missing' })
    await expect(read(() => new Response('no', { status: 500 }))).rejects.toMatchObject({ code: 'files.unavailable' })
    await expect(read(() => new Response('other'))).rejects.toMatchObject({ code: 'files.changed' })
  })
})
