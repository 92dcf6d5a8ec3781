import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { manifestSchema } from '@/shared/manifest/schema'
import { tellProgress } from '../../cli/progress'

const sop = 'test/fixtures/sops/freezer-defrosting-sop.md'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'coursewright-wishes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function preview(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      path.resolve('cli', 'coursewright'),
      ['preview', sop, '--out', folder, '--format', 'manifest', '--provider', 'builtin', ...args],
      { env: { ...process.env, NODE_OPTIONS: '' } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    )
  })
}

describe('coursewright preview', () => {
  it('makes a microlearning, says what it left out and why, and every lesson as it comes', async () => {
    const { code, out, err } = await preview('--depth', 'microlearning', '--audience', 'night shift', '--progress')
    expect({ code, err }).toMatchObject({ code: 0 })
    expect(err).toMatch(/Step 1 of 6: Finding the facts in the SOP/)
    expect(err).toMatch(/lesson 1 of \d+ is written: \S/)
    expect(out).toMatch(/passages beyond a microlearning of five minutes \(\d+\)/)
    const { modules } = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'course.json'), 'utf8')))
    const minutes = modules.flatMap(({ lessons }) => lessons).reduce((sum, lesson) => sum + lesson.minutes, 0)
    expect(minutes).toBeGreaterThanOrEqual(3)
    expect(minutes).toBeLessThanOrEqual(6)
  }, 60_000)

  it.each([
    [['--depth', 'endless'], /Choose a depth: microlearning, standard, certification/],
    [['--language', 'xx'], /A course can be written in English/],
    [['--language', 'nl'], /cannot write the course in Dutch/],
  ])(
    'refuses %j with what to do',
    async (args, words) => {
      const { code, err } = await preview(...args)
      expect(code).toBe(2)
      expect(err).toMatch(words)
    },
    60_000,
  )
})

describe('progress on the command line', () => {
  it('says the time, the lesson, the calls and what they cost, in words', () => {
    const said: string[] = []
    let time = 0
    const tell = tellProgress(
      (line) => said.push(line),
      () => time,
    )
    const calls = [{ cost: { amount: 0.0125 } }] as never
    time = 2500
    tell({ step: 'lessons', done: 3, total: 6, calls })
    tell({ step: 'lessons', done: 3, total: 6, lessons: { done: 2, total: 9, title: 'Rinse the drum' }, calls })
    expect(said).toEqual([
      '[2.5 s] Step 4 of 6: Writing the lessons, 1 calls, 0.013 US dollars',
      '  [2.5 s] lesson 2 of 9 is written: Rinse the drum, 1 calls, 0.013 US dollars',
    ])
  })
})
