import { describe, expect, it } from '@jest/globals'
import { mediaTypes } from '../model'
import { parseDocument } from '../parsers'
import { stableKeys } from './keys'

const parse = (markdown: string) =>
  parseDocument({ bytes: new TextEncoder().encode(markdown), filename: 'a.md', mediaType: mediaTypes.markdown })
const keyOf = async (markdown: string, text: string) =>
  (await parse(markdown)).segments.find((segment) => segment.text.includes(text))?.key

const before = `# Cleaning\n\n## 4. Procedure\n\n### 4.1 Rinsing\n\n1. Rinse the tank, see section 4.2.\n2. Drain the tank.\n\n### 4.2 Drying\n\nDry for 10 minutes.\n`
const renumbered = `# Cleaning\n\n## 3. Scope\n\nAll tanks.\n\n## 5. Procedure\n\n### 5.1 Rinsing\n\n1. Check the lid.\n2. Rinse the tank, see section 5.2.\n3. Drain the tank.\n\n### 5.2 Drying\n\nDry for 10 minutes.\n`

describe('the stable key of a passage', () => {
  it('stays when its clause, its step and the clauses it refers to get other numbers', async () => {
    for (const text of ['Rinse the tank', 'Drain the tank', 'Dry for 10', 'Rinsing', 'Procedure']) {
      expect(await keyOf(renumbered, text)).toBe(await keyOf(before, text))
    }
  })

  it('changes with a number that means something, a sign of comparison, or the heading above', async () => {
    const key = await keyOf(before, 'Dry for')
    expect(await keyOf(before.replace('10 minutes', '15 minutes'), 'Dry for')).not.toBe(key)
    expect(await keyOf(before.replace('Dry for 10', 'Dry for <10'), 'Dry for')).not.toBe(key)
    expect(await keyOf(before.replace('4.2 Drying', '4.2 Cooling'), 'Dry for')).not.toBe(key)
  })

  it('ignores markup, case and blanks', async () => {
    expect(await keyOf(before.replace('Drain the tank', '**drain**  the tank'), 'the tank.')).toBe(
      await keyOf(before, 'the tank.'),
    )
  })

  it('tells apart the same sentence at two places', () => {
    const same = { kind: 'step' as const, text: 'Close the lid.', path: ['1 Use'] }
    const [first, second, elsewhere] = stableKeys([same, same, { ...same, path: ['2 Storage'] }])
    expect(new Set([first, second, elsewhere]).size).toBe(3)
  })

  it('does not depend on whether a better parser takes a paragraph for a step', () => {
    const text = { text: 'Close the lid.', path: [] }
    expect(stableKeys([{ ...text, kind: 'paragraph' }])).toEqual(stableKeys([{ ...text, kind: 'step' }]))
  })
})
