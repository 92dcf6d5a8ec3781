import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { registerSearch } from './search'

const file = 'test/fixtures/sops/mri-emergency-procedures.md'

let out: string
let said: string

beforeEach(() => {
  out = ''
  said = ''
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
})
afterEach(() => {
  jest.restoreAllMocks()
  process.exitCode = undefined
})

async function run(...args: string[]): Promise<number> {
  const program = new Command().exitOverride()
  registerSearch(program)
  await program.parseAsync(['search', ...args], { from: 'user' })
  return Number(process.exitCode)
}

describe('coursewright search', () => {
  it('prints one JSON object a line for each question over one index, and nothing else on stdout', async () => {
    const list = path.join(mkdtempSync(path.join(tmpdir(), 'questions-')), 'questions.txt')
    writeFileSync(
      list,
      'Does switching off the power make the magnet safe?\n\n{"question": "Whom do I call when I feel unsafe?"}\n',
    )
    expect(await run('--questions', list, '--file', file, '--k', '2', '--json')).toBe(0)
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map((line) => [line.question, line.rank])).toEqual([
      ['Does switching off the power make the magnet safe?', 1],
      ['Does switching off the power make the magnet safe?', 2],
      ['Whom do I call when I feel unsafe?', 1],
      ['Whom do I call when I feel unsafe?', 2],
    ])
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'question',
      'rank',
      'segment',
      'text',
      'path',
      'page',
      'score',
      'file',
    ])
    expect(lines[0]?.text).toContain('Cutting electricity will NOT turn off the magnetic field!')
    expect(said).toContain('passages of 1 document')
  })

  it('leaves out a file that cannot be read, says why in one line, and answers from the others', async () => {
    const broken = path.join(mkdtempSync(path.join(tmpdir(), 'coursewright-')), 'cut-off.pdf')
    writeFileSync(broken, '%PDF-1.7\n1 0 obj\n<<')
    expect(await run('magnet', '--file', broken, file, '--k', '1')).toBe(0)
    expect(said).toMatch(/cut-off\.pdf: [A-Z].*\.$/m)
    expect(out).toContain('mri-emergency-procedures.md')
  })

  it('ends with 2 where there is nothing to search or to ask', async () => {
    expect(await run('magnet', '--file', 'nowhere.md')).toBe(2)
    expect(said).toContain('nowhere.md: there is no such file')
    expect(await run('--file', file)).toBe(2)
    expect(out).toBe('')
  })
})
