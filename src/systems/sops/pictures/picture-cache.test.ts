import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { cachedPicture, cachePicture, forgetOldest, keepPicturesIn } from './picture-cache'

const picture = (bytes: number) => ({
  mediaType: 'image/jpeg' as const,
  bytes: Uint8Array.from({ length: bytes }, (_, at) => [0xff, 0xd8, 0xff][at] ?? 7),
})
const file = (name: string) => ({ sha256: 'f00', name })

describe('the cache of pictures', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pictures-'))
    keepPicturesIn(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('gives back what it kept, and knows its type by its bytes', async () => {
    expect(await cachedPicture(file('page-1'))).toBeUndefined()
    await cachePicture(file('page-1'), picture(100))
    expect(await cachedPicture(file('page-1'))).toEqual(picture(100))
    writeFileSync(path.join(folder, 'f00/page-2'), 'no picture at all')
    expect(await cachedPicture(file('page-2'))).toBeUndefined()
  })

  it('deletes what was not looked at for longest when it grows too large', async () => {
    for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
      await cachePicture(file(name), picture(1000))
      utimesSync(path.join(folder, 'f00', name), at, at)
    }
    await cachedPicture(file('a'))
    await forgetOldest(5000)
    expect(readdirSync(path.join(folder, 'f00'))).toHaveLength(4)
    await forgetOldest(3000)
    expect(readdirSync(path.join(folder, 'f00')).sort()).toEqual(['a', 'd'])
  })

  it('costs nothing but speed where the disk takes no more', async () => {
    writeFileSync(path.join(folder, 'f00'), 'a file where the folder should be')
    await cachePicture(file('page-1'), picture(100))
    expect(await cachedPicture(file('page-1'))).toBeUndefined()
  })
})
