import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makePdf } from '../builders/pdf'
import { startSchool } from '../builders/school'
import type { Actor, School } from '../builders/school'

let school: School
beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

async function upload(file: Uint8Array, name: string): Promise<number> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)], { type: 'application/octet-stream' }), name)
  form.append('_payload', JSON.stringify({ reason: 'First issue' }))
  const body = (await (await school.as.author.call('POST', '/sop-versions', form)).json()) as { doc: { id: number } }
  return body.doc.id
}
const get = (actor: Pick<Actor, 'call'>, address: string) => actor.call('GET', `/sop-versions/${address}`)
const widthOf = async (response: Response) => (await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width

describe('the picture of a page', () => {
  it('shows the page as it is printed, in the width asked for or the next larger one', async () => {
    const id = await upload(
      makePdf([[{ text: 'Rinse the tank.', x: 50, y: 700, size: 40 }], [{ text: 'Page two', x: 50, y: 700 }]]),
      'two.pdf',
    )
    const response = await get(school.as.reviewer, `${id}/pages/1?width=500`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringMatching(/^private/),
    })
    const picture = sharp(Buffer.from(await response.arrayBuffer()))
    expect(await picture.metadata()).toMatchObject({ width: 800, height: 1132 })
    // Dark where the words are (140 points from the top), white where nothing is.
    const darkest = async (top: number) => {
      const part = await picture.clone().extract({ left: 60, top, width: 400, height: 60 }).grayscale().raw().toBuffer()
      return Math.min(...part)
    }
    expect(await darkest(140)).toBeLessThan(60)
    expect(await darkest(700)).toBeGreaterThan(240)

    expect(await widthOf(await get(school.as.author, `${id}/pages/2`))).toBe(1200)
    expect((await get(school.as.author, `${id}/pages/3`)).status).toBe(404)
    expect((await get(school.as.author, `${id}/pages/0`)).status).toBe(404)
  })

  it('is drawn once, and again where its cache was deleted', async () => {
    const id = await upload(readFileSync('test/fixtures/sops/irm-17-ransomware.pdf'), 'irm-17.pdf')
    const cache = path.join(school.dataDir, 'cache/pictures')
    const first = await (await get(school.as.author, `${id}/pages/2?width=400`)).arrayBuffer()
    const kept = readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith('-400-1'))
    expect(kept.length).toBeGreaterThan(0)
    const from = performance.now()
    const again = await (await get(school.as.author, `${id}/pages/2?width=400`)).arrayBuffer()
    // No child process starts in this time.
    expect(performance.now() - from).toBeLessThan(300)
    expect(Buffer.from(again)).toEqual(Buffer.from(first))
    rmSync(cache, { recursive: true })
    expect((await get(school.as.author, `${id}/pages/2?width=400`)).status).toBe(200)
  })

  it('is for those who may read the version, and PDFs alone have one', async () => {
    const id = await upload(makePdf([[{ text: 'Secret recipe', x: 50, y: 700 }]]), 'secret.pdf')
    expect((await get(school.as.author, `${id}/pages/1`)).status).toBe(200)
    // It lies in the cache now, which opens no door.
    expect((await get(school.as.learner, `${id}/pages/1`)).status).toBe(404)
    expect((await get(school.other.author, `${id}/pages/1`)).status).toBe(404)
    expect((await get(school.as.nobody, `${id}/pages/1`)).status).toBe(401)
    const text = await upload(Buffer.from('# Rinsing\n\n1. Rinse the tank.\n'), 'rinsing.md')
    const answer = await get(school.as.author, `${text}/pages/1`)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Only PDF files')])
  })
})
