import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { mediaTypeOf } from '@/systems/sops/formats'
import { parseDocument, parsers } from '@/systems/sops/parsers'
import { compare, elements, readLabels, type Counts, type Figures } from '../builders/structure-labels'

const folder = 'test/fixtures/structure'
const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.labels.tsv'))
  .map((name) => readLabels(path.join(folder, name)))
const documents = sets.flatMap((set) => set.files.map((file) => ({ file, set, ending: path.extname(file).slice(1) })))

/** What is asked of each format, over all its labelled elements: recall and precision. PDF says where words stand, not what they are. */
const asked: Record<string, { recall: number; precision: number }> = {
  pdf: { recall: 0.95, precision: 0.95 },
  // Slides have no depth of headings, and notes of the speaker that nobody sees.
  pptx: { recall: 0.95, precision: 0.85 },
}
/** Those that were labelled from the original before anybody saw the reading: what reader and person both overlook counts here. */
const byHand: Record<string, { recall: number; precision: number }> = {
  'tts-security-incidents.md': { recall: 0.9, precision: 0.88 },
  'spill-response.odt': { recall: 0.94, precision: 0.95 },
  'eyewash-station-check.txt': { recall: 0.96, precision: 0.97 },
}
const elsewhere = { recall: 0.97, precision: 0.95 }

const measured = new Map<string, Figures>()
const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

describe('documents of every format, against what a person says stands in them', () => {
  it('are there for every format', () => {
    const endings = documents.map(({ ending }) => ending)
    for (const parser of parsers) expect(endings).toEqual(expect.arrayContaining([parser.extensions[0]]))
  })

  it.each(documents.map((document) => [path.basename(document.file), document] as const))(
    '%s is read as it is labelled',
    async (name, { file, set, ending }) => {
      const mediaType = mediaTypeOf(file)
      if (!mediaType) throw new Error(file)
      const document = await parseDocument({ bytes: new Uint8Array(readFileSync(file)), filename: name, mediaType })
      const figures = compare(document, set)
      measured.set(name, figures)
      const total = sum(Object.values(figures))
      const { recall, precision } = byHand[name] ?? asked[ending] ?? elsewhere
      expect({ name, recall: ratio(total.found, total.labelled) }).toEqual({
        name,
        recall: expect.toBeAtLeast(recall) as unknown,
      })
      expect({ name, precision: ratio(total.found, total.made) }).toEqual({
        name,
        precision: expect.toBeAtLeast(precision) as unknown,
      })
    },
    30_000,
  )
})

expect.extend({
  toBeAtLeast: (received: number, least: number) => ({
    pass: received >= least,
    message: () => `${received} is below ${least}`,
  }),
})
declare module 'expect' {
  interface AsymmetricMatchers {
    toBeAtLeast(least: number): void
  }
}

function sum(counts: Counts[]): Counts {
  return counts.reduce(
    (all, one) => ({ labelled: all.labelled + one.labelled, found: all.found + one.found, made: all.made + one.made }),
    { labelled: 0, found: 0, made: 0 },
  )
}

/** `WRITE_FIGURES=1` puts what was measured into the paper that tells of it. */
afterAll(() => {
  if (process.env.WRITE_FIGURES !== '1') return
  const paper = 'docs/quality/structure.md'
  const formats = [...new Set(documents.map(({ ending }) => ending))].sort()
  const of = (ending: string) =>
    documents.filter((one) => one.ending === ending).map(({ file }) => measured.get(path.basename(file)) ?? {})
  const cell = (counts: Counts[]) => {
    const { labelled, found, made } = sum(counts)
    if (labelled === 0 && made === 0) return '–'
    return `${ratio(found, made).toFixed(2)} / ${ratio(found, labelled).toFixed(2)} (${labelled})`
  }
  const rows = elements.map((element) => {
    const cells = formats.map((ending) => cell(of(ending).flatMap((figures) => figures[element] ?? [])))
    return `| ${element} | ${cells.join(' | ')} |`
  })
  const all = formats.map((ending) => cell(of(ending).flatMap((figures) => Object.values(figures))))
  const table = [
    `| element | ${formats.join(' | ')} |`,
    `|---|${formats.map(() => '---').join('|')}|`,
    ...rows,
    `| **all** | ${all.join(' | ')} |`,
  ].join('\n')
  const text = readFileSync(paper, 'utf8')
  writeFileSync(paper, text.replace(/(<!-- labelled -->\n)[\s\S]*?(\n<!-- \/labelled -->)/, `$1\n${table}\n$2`))
})
