import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { manifestSchema, type CourseManifest } from '@/shared/manifest/schema'
import { toPreviewManifest } from '@/systems/generation/to-preview-manifest'
import { mutated, mutationKinds, seeded } from '../builders/claim-mutations'
import { draftFrom } from '../builders/draft-from-file'

const sop = 'test/fixtures/sops/tts-security-incidents.md'
const source = `tts-security-incidents=${sop}`
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'coursewright-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    // The command chooses its own way to start Node; Jest's options are not for it.
    execFile(
      path.resolve('cli', 'coursewright'),
      args,
      { env: { ...process.env, NODE_OPTIONS: '' } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err })
      },
    )
  })
}

const manifestFile = () => path.join(folder, 'course.json')
const manifest = () => manifestSchema.parse(JSON.parse(readFileSync(manifestFile(), 'utf8')))

describe('coursewright', () => {
  it('previews a course without a server, and says in figures what it made', async () => {
    const { code, out, err } = await run('preview', sop, '--out', folder, '--format', 'manifest,text')
    expect([code, err]).toEqual([0, expect.stringContaining('Drafting: verify (6 of 6)')])
    expect(out).toMatch(/Security incidents \(en\), an unreviewed preview/)
    expect(out).toMatch(/claims\s+\d+ supported, 0 partly, 0 unsupported/)
    expect(manifest().provenance.preview).toBe(true)
    expect(readFileSync(path.join(folder, 'course.md'), 'utf8')).toMatch(/^# Security incidents\n/)
  }, 60_000)

  it('verifies what it made, one line a claim', async () => {
    const { code, out } = await run('verify', manifestFile(), '--source', source, '--json')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { claim: string; ok: boolean; problems: string[] })
    expect(code).toBe(0)
    expect(lines.map((line) => line.claim).sort()).toEqual(Object.keys(manifest().claims).sort())
    expect(lines.every((line) => line.ok && line.problems.length === 0)).toBe(true)
  }, 60_000)

  it('finds the claim that somebody altered, and exits with 1', async () => {
    const course: CourseManifest = manifest()
    const [id, claim] = Object.entries(course.claims).find(([, each]) => each.text.includes('within 1 hour'))!
    const altered = {
      ...course,
      claims: { ...course.claims, [id]: { ...claim, text: claim.text.replace('1 hour', '4 hours') } },
    }
    const file = path.join(folder, 'altered.json')
    writeFileSync(file, JSON.stringify(altered))
    const { code, out } = await run('verify', file, '--source', source)
    expect(code).toBe(1)
    expect(out).toContain(`claim ${id}: "4 hours" is not in the passage; it says "1 hour"`)
  }, 60_000)

  it('finds alterations of every kind, each by its claim, and leaves the rest alone', async () => {
    const { content } = await draftFrom('freezer-defrosting-sop.md')
    const made = toPreviewManifest({ content })
    const all = Object.values(made.claims)
    const altered = new Map<string, { kind: string; text: string }>()
    for (const [index, kind] of mutationKinds.entries()) {
      const random = seeded(index + 1)
      for (const [id, claim] of Object.entries(made.claims)) {
        const wrong = altered.has(id) ? null : mutated(claim, kind, { language: 'en', random, others: all })
        if (!wrong) continue
        altered.set(id, { kind, text: wrong.text })
        if ([...altered.values()].filter((each) => each.kind === kind).length === 2) break
      }
    }
    expect(new Set([...altered.values()].map(({ kind }) => kind))).toEqual(new Set(mutationKinds))
    const claims = Object.fromEntries(
      Object.entries(made.claims).map(([id, claim]) => [id, { ...claim, text: altered.get(id)?.text ?? claim.text }]),
    )
    const file = path.join(folder, 'seeded.json')
    writeFileSync(file, JSON.stringify({ ...made, claims }))
    const freezer = 'sop=test/fixtures/sops/freezer-defrosting-sop.md'
    const { code, out } = await run('verify', file, '--source', freezer, '--json')
    const verdicts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { claim: string; ok: boolean; problems: string[] })
    expect(code).toBe(1)
    const missed = verdicts.filter(({ claim, ok }) => altered.has(claim) && ok).map(({ claim }) => altered.get(claim))
    const alarms = verdicts.filter(({ claim, ok }) => !altered.has(claim) && !ok)
    expect({ missed, alarms }).toEqual({ missed: [], alarms: [] })
    expect(verdicts.filter(({ ok }) => !ok).every(({ problems }) => problems.length > 0)).toBe(true)
  }, 90_000)

  it('says in one line what cannot be used, and exits with 2', async () => {
    const missing = await run('preview', 'no-such-file.md', '--out', folder)
    expect([missing.code, missing.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'coursewright: no-such-file.md: there is no such file, or it cannot be read.',
    ])
    const format = await run('preview', sop, '--out', folder, '--format', 'papyrus')
    expect([format.code, format.err]).toEqual([2, expect.stringContaining('There is no format "papyrus"')])
    const strange = await run('verify', sop, '--source', source)
    expect([strange.code, strange.err]).toEqual([2, expect.stringContaining('this is not JSON')])
    expect((await run('verify', manifestFile(), '--source', `other=${sop}`)).err).toContain(
      'The manifest has no source "other"',
    )
  }, 90_000)
})
