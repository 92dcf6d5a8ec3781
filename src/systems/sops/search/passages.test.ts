import { describe, expect, it } from '@jest/globals'
import { mediaTypes } from '../model'
import { parseDocument } from '../parsers'
import { passagesOf } from './passages'
import { embeddingInputs } from './sentence-context'

const parse = (markdown: string) =>
  parseDocument({ bytes: new TextEncoder().encode(markdown), filename: 'a.md', mediaType: mediaTypes.markdown })
const filler = (words: number) => Array.from({ length: words }, (_, at) => `word${at}`).join(' ')

describe('passages', () => {
  it('hold every segment once, in order', async () => {
    const document = await parse(
      `# A\n\n## B\n\n${filler(150)}.\n\n## C\n\n${filler(400)}.\n\n- ${filler(30)}\n- ${filler(30)}\n\n## D\n\nShort.\n`,
    )
    const passages = passagesOf(document)
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.flatMap((passage) => passage.segments)).toEqual(document.segments)
  })

  it('pack short sections together, and begin a long one on its own', async () => {
    const document = await parse(`## A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\n${filler(190)}.\n`)
    const [first, second] = passagesOf(document)
    expect(first?.text).toBe('A\nOne.\nB\nTwo.')
    expect(second?.text.startsWith('C\nword0')).toBe(true)
  })

  it('show a table with its header, and ask about a row with the names of its columns', async () => {
    const document = await parse('## Limits\n\n| Rotor | Interval |\n|---|---|\n| Drum | Monthly |\n| Disc | |\n')
    const [passage] = passagesOf(document)
    expect(passage?.text).toBe('Limits\nRotor | Interval\nDrum | Monthly\nDisc')
    expect(passage && embeddingInputs(passage)).toContain('Limits. Rotor: Drum; Interval: Monthly')
  })
})
