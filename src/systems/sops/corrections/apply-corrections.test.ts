import { describe, expect, it } from '@jest/globals'
import { seeded } from '../../../../test/builders/claim-mutations'
import { readableSops, sourceFrom } from '../../../../test/builders/draft-from-file'
import { mediaTypes, type ParsedDocument, type Segment } from '../model'
import { parseDocument } from '../parsers'
import { applyCorrections } from './apply-corrections'
import { placeDoubts } from './place-doubts'
import { targetsOf, type Correction, type KeptCorrection } from './model'

const parse = (markdown: string) =>
  parseDocument({ bytes: new TextEncoder().encode(markdown), filename: 'a.md', mediaType: mediaTypes.markdown })

/** Makes corrections one after the other, as an author does on the screen, and keeps what has to be kept of each. */
function make(document: ParsedDocument, corrections: readonly Correction[]): KeptCorrection[] {
  const kept: KeptCorrection[] = []
  for (const correction of corrections) {
    const { segments } = applyCorrections(document, kept).document
    const seen = targetsOf(correction).flatMap((key) =>
      segments.filter((one) => one.key === key).map(({ kind, text }) => ({ key, kind, text })),
    )
    const one = { id: kept.length + 1, correction, seen, made: [] as string[] }
    const [outcome] = applyCorrections(document, [...kept, one]).outcomes.slice(-1)
    kept.push({ ...one, made: outcome?.made ?? [] })
  }
  return kept
}

const keyOf = (document: ParsedDocument, text: string): string =>
  document.segments.find((segment) => segment.text.includes(text))?.key ?? `no passage says “${text}”`
const shape = ({ segments }: ParsedDocument) =>
  segments.map(({ kind, text, path }) => `${kind}: ${text}${path.length > 0 ? ` < ${path.join(' / ')}` : ''}`)
const letters = ({ segments }: ParsedDocument) =>
  segments
    .map(({ text, marker }) => `${/[\p{L}\p{N}]/u.test(marker ?? '') ? marker : ''}${text}`)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')

const manual = `# Cleaning\n\n## 1 Scope\n\nAll tanks.\n\nPreparing\n\nClose the inlet. Open the drain.\n\n## 2 Rinsing\n\n1. Rinse the tank.\n2. Wait until it is\n\n   - empty and\n\n3. dry.\n\nNever use acid.\n`
const recognised = async (): Promise<ParsedDocument> => {
  const document = await parse(manual)
  return {
    ...document,
    recognised: [{ page: 1, confidence: 0.7 }],
    segments: document.segments.map((segment) => ({ ...segment, page: 1, confidence: 0.7 })),
  }
}

describe('corrections of a reading', () => {
  it('make a heading of a line, and the passages below stand under it with the keys they had', async () => {
    const before = await parse(manual)
    const { document } = applyCorrections(
      before,
      make(before, [{ do: 'type', segment: keyOf(before, 'Preparing'), kind: 'heading', level: 3 }]),
    )
    expect(shape(document)).toContain('paragraph: Close the inlet. Open the drain. < 1 Scope / Preparing')
    expect(keyOf(document, 'Close the inlet')).toBe(keyOf(before, 'Close the inlet'))
    expect(document.segments.filter(({ key }) => !before.segments.some((one) => one.key === key))).toHaveLength(1)
    expect(document.segments.find(({ text }) => text === 'Rinse the tank.')?.path).toEqual(['2 Rinsing'])
  })

  it('take a heading for the step it is, with its number beside it', async () => {
    const before = await parse('# Use\n\n## 3. Open the valve\n\nSlowly.\n')
    const { document } = applyCorrections(
      before,
      make(before, [{ do: 'type', segment: keyOf(before, 'Open the valve'), kind: 'step' }]),
    )
    expect(document.segments.find(({ text }) => text === 'Open the valve')).toMatchObject({
      kind: 'step',
      marker: '3.',
    })
    expect(document.segments.at(-1)).toMatchObject({ text: 'Slowly.', path: [] })
  })

  it('merge, split and move without a word lost or added', async () => {
    const before = await parse(manual)
    const [rinse, wait, empty, dry] = ['Rinse the tank', 'Wait until', 'empty and', 'dry.'].map((text) =>
      keyOf(before, text),
    ) as [string, string, string, string]
    const kept = make(before, [
      { do: 'merge', segments: [wait, empty, dry] },
      { do: 'split', segment: keyOf(before, 'Close the inlet'), at: 'Close the inlet. '.length },
      { do: 'order', segment: keyOf(before, 'Never use acid'), after: keyOf(before, '2 Rinsing') },
    ])
    const { document, outcomes } = applyCorrections(before, kept)
    expect(outcomes.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied'])
    expect(shape(document).slice(4)).toEqual([
      'paragraph: Close the inlet. < 1 Scope',
      'paragraph: Open the drain. < 1 Scope',
      'heading: 2 Rinsing',
      expect.stringMatching(/: Never use acid\. < 2 Rinsing/),
      'step: Rinse the tank. < 2 Rinsing',
      'step: Wait until it is empty and 3. dry. < 2 Rinsing',
    ])
    expect(keyOf(document, 'Rinse the tank')).toBe(rinse)
    expect([...letters(document)].sort()).toEqual([...letters(before)].sort())
    for (const { start, end, text } of document.segments) expect(document.text.slice(start, end)).toBe(text)
    expect(document.segments.map(({ order }) => order)).toEqual(document.segments.map((_, at) => at))
  })

  it('change words only where they were guessed from an image', async () => {
    const printed = await parse(manual)
    const text: Correction = { do: 'text', segment: keyOf(printed, 'Never use'), text: 'Never use acids.' }
    expect(applyCorrections(printed, make(printed, [text])).outcomes).toMatchObject([
      { state: 'lost', reason: 'not-recognised' },
    ])
    const scan = await recognised()
    const [reworded] = make(scan, [text])
    const { document } = applyCorrections(
      scan,
      make(scan, [
        text,
        { do: 'add', after: reworded?.made[0] ?? '', page: 1, kind: 'warning', text: 'Wear gloves.' },
        { do: 'drop', segment: keyOf(scan, 'All tanks') },
      ]),
    )
    expect(document.segments.slice(-2)).toMatchObject([
      { text: 'Never use acids.', confidence: 1, path: ['2 Rinsing'] },
      { text: 'Wear gloves.', kind: 'warning', path: ['2 Rinsing'] },
    ])
    expect(shape(document).join()).not.toContain('All tanks')
    // Another reader that reads it right gives the same key: claims on it stay valid.
    expect(document.segments.at(-2)?.key).toBe(keyOf(await parse(manual.replace('acid.', 'acids.')), 'acids'))
  })

  it('follow doubts to the passage they are about, and end those that they answer', async () => {
    const scan = await recognised()
    const [first, second, wrong] = ['Wait until', 'empty and', 'Never use'].map((text) => keyOf(scan, text))
    const doubt = (segment: string | undefined) => ({
      code: 'low-confidence',
      message: 'Look.',
      segment: segment ?? '',
    })
    const doubtful = { ...scan, doubts: [doubt(second), doubt(wrong)] }
    const kept = make(doubtful, [
      { do: 'merge', segments: [first ?? '', second ?? ''] },
      { do: 'text', segment: wrong ?? '', text: 'Never use acids.' },
    ])
    const { document } = applyCorrections(doubtful, kept)
    expect(document.doubts).toEqual([doubt(kept[0]?.made[0])])
  })
})

describe('corrections on another reading', () => {
  it('hold where clauses and steps have other numbers and chapters were put in between', async () => {
    const before = await parse(manual)
    const kept = make(before, [
      { do: 'merge', segments: [keyOf(before, 'Wait until'), keyOf(before, 'empty and')] },
      { do: 'split', segment: keyOf(before, 'Close the inlet'), at: 17 },
      { do: 'type', segment: keyOf(before, 'Never use acid'), kind: 'warning', severity: 'danger' },
    ])
    const next = await parse(
      manual.replace('## 1 Scope', '## 1 Purpose\n\nClean tanks.\n\n## 2 Scope').replace('## 2 R', '## 3 R'),
    )
    const { document, outcomes } = applyCorrections(next, kept)
    expect(outcomes.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied'])
    expect(document.segments.find(({ text }) => text === 'Never use acid.')).toMatchObject({ severity: 'danger' })
    expect(shape(document)).toContain('paragraph: Open the drain. < 2 Scope')
  })

  it('are told when the passage reads otherwise, and never lost without a word', async () => {
    const before = await parse(manual)
    const kept = make(before, [
      { do: 'type', segment: keyOf(before, 'Never use acid'), kind: 'warning', severity: 'danger' },
      { do: 'merge', segments: [keyOf(before, 'Wait until'), keyOf(before, 'empty and')] },
    ])
    const next = await parse(
      manual.replace('Never use acid', 'Never use acid or lye').replace('   - empty', '   Now.\n\n   - empty'),
    )
    const { document, outcomes } = applyCorrections(next, kept)
    expect(outcomes).toMatchObject([
      { state: 'lost', reason: 'missing' },
      { state: 'lost', reason: 'apart' },
    ])
    expect(document.doubts.filter(({ code }) => code === 'correction-lost')).toMatchObject([
      { correction: 1, message: expect.stringContaining('Never use acid') },
      { correction: 2 },
    ])
    expect({ ...document, doubts: next.doubts }).toEqual(next)
  })

  it('are needless once the reader sees it itself, and later ones find its passage', async () => {
    const before = await parse('# Use\n\nOpen the valve. Close the lid.\n\nDone.\n')
    const kept = make(before, [
      { do: 'split', segment: keyOf(before, 'Open'), at: 16 },
      // The second correction is made on what the first one made.
      { do: 'type', segment: 'second', kind: 'warning' },
    ])
    const second = kept[0]?.made[1] ?? ''
    const again = make(before, [kept[0]?.correction as Correction, { do: 'type', segment: second, kind: 'warning' }])
    const better = await parse('# Use\n\nOpen the valve.\n\nClose the lid.\n\nDone.\n')
    const { document, outcomes } = applyCorrections(better, again)
    expect(outcomes.map(({ state }) => state)).toEqual(['needless', 'applied'])
    expect(document.segments.find(({ text }) => text === 'Close the lid.')?.kind).toBe('warning')
  })

  it('hold where only the heading above was read otherwise, and not where several passages could be meant', async () => {
    const before = await parse('# A\n\n## One\n\nOpen the valve slowly.\n\nDone.\n')
    const kept = make(before, [{ do: 'type', segment: keyOf(before, 'Open the valve'), kind: 'warning' }])
    const moved = await parse('# A\n\n## Another\n\nOpen the valve slowly.\n\nDone.\n')
    expect(applyCorrections(moved, kept).outcomes[0]?.state).toBe('applied')
    const twice = await parse('# A\n\n## B\n\nOpen the valve slowly.\n\n## C\n\nOpen the valve slowly.\n')
    expect(applyCorrections(twice, kept).outcomes[0]).toMatchObject({ state: 'lost', reason: 'missing' })
  })
})

describe('any corrections of any document', () => {
  it('keep every word and every key that they do not touch, give the same again, and hold on a fresh reading', async () => {
    let made = 0
    for (const [at, file] of readableSops.entries()) {
      const { document } = await sourceFrom(file)
      const random = seeded(at + 1)
      const corrections: Correction[] = []
      let kept: KeptCorrection[] = []
      for (let round = 0; round < 12; round += 1) {
        const { segments } = applyCorrections(document, kept).document
        corrections.push(any(segments, random))
        kept = make(document, corrections)
      }
      const { document: corrected, outcomes } = applyCorrections(document, kept)
      made += outcomes.filter(({ state }) => state === 'applied').length
      const touched = new Set(kept.flatMap(({ correction, made: results }) => [...targetsOf(correction), ...results]))
      const keys = new Set(corrected.segments.map(({ key }) => key))
      expect(keys.size).toBe(corrected.segments.length)
      for (const { key } of document.segments) if (!touched.has(key)) expect(keys).toContain(key)
      expect([...letters(corrected)].sort().join('')).toBe([...letters(document)].sort().join(''))
      for (const { parent } of corrected.segments) if (parent !== undefined) expect(keys).toContain(parent)

      const again = structuredClone({ ...document, parser: 'another' })
      expect(applyCorrections(again, kept)).toEqual({ document: { ...corrected, parser: 'another' }, outcomes })
    }
    expect(made).toBeGreaterThan(40)
  })
})

function any(segments: readonly Segment[], random: () => number): Correction {
  const free = segments.filter(({ kind }) => kind !== 'figure' && kind !== 'table-row')
  const pick = () => free[Math.floor(random() * free.length)] as Segment
  const segment = pick()
  const next = segments[segments.indexOf(segment) + 1]
  const choice = Math.floor(random() * 4)
  if (choice === 0 && next) return { do: 'merge', segments: [segment.key, next.key] }
  if (choice === 1 && segment.text.includes(' ', 5))
    return { do: 'split', segment: segment.key, at: segment.text.indexOf(' ', 5) }
  if (choice === 2) return { do: 'order', segment: segment.key, after: pick().key }
  return { do: 'type', segment: segment.key, kind: random() < 0.5 ? 'warning' : 'heading', level: 2 }
}

describe('a doubt about a region of a page', () => {
  it('is about the passage printed there, and about none where nothing was read', async () => {
    const [first, second] = (await parse('# A\n\nOne passage here.\n\nAnother passage here.\n')).segments.slice(1)
    const box = (y: number, height: number) => ({ page: 2, x: 0.1, y, width: 0.8, height })
    const segments = [
      { ...(first as Segment), boxes: [box(0.1, 0.1)] },
      { ...(second as Segment), boxes: [box(0.3, 0.1)] },
    ]
    const doubt = (y: number, page = 2) => ({ code: 'd', message: 'Look.', page, box: { ...box(y, 0.02), page } })
    const placed = placeDoubts({ segments, doubts: [doubt(0.12), doubt(0.39), doubt(0.25), doubt(0.12, 3)] })
    expect(placed.map(({ segment }) => segment)).toEqual([first?.key, second?.key, undefined, undefined])
  })

  describe('of how passages are nested', () => {
    const list = `# Work\n\n1. Wash.\n   - Use soap.\n   - Rinse twice.\n   - Dry.\n2. Dress.\n3. Enter.\n\n## After\n\n1. Leave.\n`
    const tree = ({ segments }: ParsedDocument) => {
      const text = new Map(segments.map((one) => [one.key, one.text]))
      return segments.flatMap((one) =>
        one.kind === 'heading' ? [] : [`${one.level ?? '-'} ${one.text} < ${text.get(one.parent ?? '') ?? ''}`],
      )
    }
    const nested = async (...given: [string, string | null][]) => {
      const before = await parse(list)
      const corrections = given.map(([segment, under]): Correction => ({
        do: 'nest',
        segment: keyOf(before, segment),
        under: under === null ? null : keyOf(before, under),
      }))
      const kept = make(before, corrections)
      return { before, kept, ...applyCorrections(before, kept) }
    }

    it('put a step a level deeper, with what is nested in it, and keep every key', async () => {
      const { before, document } = await nested(['Dress', 'Wash'], ['Enter', 'Dress'])
      expect(tree(before).slice(4)).toEqual(['1 Dress. < ', '1 Enter. < ', '1 Leave. < '])
      expect(tree(document).slice(4)).toEqual(['2 Dress. < Wash.', '3 Enter. < Dress.', '1 Leave. < '])
      expect(document.segments.map(({ key }) => key)).toEqual(before.segments.map(({ key }) => key))
    })

    it('take one out, and those that follow it belong to it from then on', async () => {
      const { document } = await nested(['Rinse twice', null])
      expect(tree(document).slice(0, 5)).toEqual([
        '1 Wash. < ',
        '2 Use soap. < Wash.',
        '1 Rinse twice. < ',
        '2 Dry. < Rinse twice.',
        '1 Dress. < ',
      ])
    })

    it('are needless where it is nested like that, and survive another reading', async () => {
      const { kept } = await nested(['Dress', 'Wash'])
      expect((await nested(['Use soap', 'Wash'])).outcomes[0]?.state).toBe('needless')
      const again = await parse(list.replace('# Work', '# The work').replace('1. Wash.', '4. Wash.'))
      const { document, outcomes } = applyCorrections(again, kept)
      expect(outcomes.map(({ state }) => state)).toEqual(['applied'])
      expect(tree(document)).toContain('2 Dress. < Wash.')
    })

    it.each([
      ['below itself', 'Wash', 'Wash'],
      ['below one that comes later', 'Wash', 'Dress'],
      ['below one under another heading', 'Leave', 'Enter'],
    ])('do not fit %s', async (_, segment, under) => {
      const { before, document, outcomes } = await nested([segment, under])
      expect(outcomes.map(({ state }) => state)).toEqual(['lost'])
      expect(tree(document)).toEqual(tree(before))
    })
  })
})
