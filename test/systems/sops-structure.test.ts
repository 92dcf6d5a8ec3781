import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { mediaTypeOf } from '@/systems/sops/formats'
import type { ParsedDocument, Segment } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'

const folder = 'test/fixtures/sops'
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

async function parse(filename: string): Promise<ParsedDocument> {
  const mediaType = mediaTypeOf(filename)
  if (!mediaType) throw new Error(filename)
  return parseDocument({ bytes: new Uint8Array(readFileSync(path.join(folder, filename))), filename, mediaType })
}

type Fact = {
  doc: string
  kind: 'step' | 'warning' | 'limit' | 'definition' | 'role'
  text: string
  order?: number
  sequence?: string
  alternative?: string
}
const facts = readFileSync(path.join(folder, 'facts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact)

/** Whether a segment, or what it hangs below, is a step. */
function isInStep(document: ParsedDocument, segment: Segment | undefined): boolean {
  if (!segment) return false
  if (segment.kind === 'step') return true
  return isInStep(
    document,
    document.segments.find((other) => other.key === segment.parent),
  )
}

describe('the labelled facts of three documents', () => {
  const documents = new Map<string, ParsedDocument>()
  beforeAll(async () => {
    for (const doc of new Set(facts.map((fact) => fact.doc))) documents.set(doc, await parse(doc))
  })

  const found = (fact: Fact) => {
    const document = documents.get(fact.doc)
    const hits =
      document?.segments.filter(
        (segment) => segment.kind !== 'heading' && bare(segment.text).includes(bare(fact.text)),
      ) ?? []
    return { document, hits, segment: hits.find((segment) => segment.kind === fact.kind) ?? hits[0] }
  }
  const share = (of: Fact[], test: (fact: Fact) => boolean) => of.filter(test).length / of.length

  it('each stand whole in one segment', () => {
    expect(facts.filter((fact) => found(fact).hits.length === 0).map((fact) => fact.text)).toEqual([])
  })

  it('are steps, or hang below one, where they are labelled as steps', () => {
    const steps = facts.filter((fact) => fact.kind === 'step')
    const inStep = (fact: Fact) => {
      const { document, segment } = found(fact)
      return document !== undefined && isInStep(document, segment)
    }
    expect(share(steps, inStep)).toBeGreaterThanOrEqual(0.97)
    expect(
      share(
        steps.filter((fact) => fact.doc.startsWith('freezer')),
        inStep,
      ),
    ).toBe(1)
  })

  it('keep the order of their steps', () => {
    for (const sequence of new Set(facts.flatMap((fact) => fact.sequence ?? []))) {
      const inSequence = facts
        .filter((fact) => fact.sequence === sequence)
        .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      let last = -1
      for (const fact of inSequence) {
        const next = found(fact).hits.find((segment) => segment.order >= last)
        expect({ sequence, text: fact.text, inOrder: next !== undefined }).toMatchObject({ inOrder: true })
        last = next?.order ?? last
      }
    }
  })

  it('name the option they belong to where the source says to choose', () => {
    const chosen = facts.filter((fact) => fact.alternative)
    expect(share(chosen, (fact) => found(fact).hits.some((segment) => segment.choice !== undefined))).toBe(1)
  })

  it('are definitions with a term, and labelled roles, where the document marks them', () => {
    const freezer = facts.filter((fact) => fact.doc.startsWith('freezer'))
    expect(
      share(
        freezer.filter((fact) => fact.kind === 'definition'),
        (fact) => found(fact).segment?.kind === 'definition',
      ),
    ).toBe(1)
    expect(
      share(
        freezer.filter((fact) => fact.kind === 'role'),
        (fact) => found(fact).segment?.term !== undefined,
      ),
    ).toBe(1)
  })
})

describe('what must not be lost or taken for something else', () => {
  it('in a PDF: pages are known, and running heads, feet and page numbers are gone', async () => {
    const { segments, text, pages } = await parse('irm-17-ransomware.pdf')
    expect(pages).toBe(9)
    expect(text).not.toMatch(/TLP:CLEAR|^\d+$/m)
    expect(text.match(/IRM #17 RANSOMWARE/g)).toHaveLength(1)
    expect(segments.find((segment) => segment.text.startsWith('At least three copies'))).toMatchObject({
      page: 4,
      path: ['PREPARATION', 'BACKUPS PREPARATION'],
    })
  })

  it('in a PDF of scanned pages: headings and steps as in print, and how sure the reading of each page was', async () => {
    const { segments, recognised } = await parse('irm-16-phishing-scanned.pdf')
    expect(recognised?.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const { confidence } of recognised ?? []) expect(confidence).toBeGreaterThan(0.85)
    const headings = segments.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
    expect(headings).toEqual(expect.arrayContaining(['IDENTIFICATION', 'Analyze the phishing']))
    expect(segments).toContainEqual(expect.objectContaining({ text: 'Inspect message subject and body.', page: 3 }))
  }, 300_000)

  it('in Word without heading styles: sections, a procedure in a table, a table in its cell', async () => {
    const { segments, title } = await parse('pha4ge-contextual-data-sop.docx')
    expect(title).toContain('Contextual Data Template User Guide')
    const procedure = segments.filter((segment) => segment.path[0] === 'Procedure')
    expect(procedure.filter((segment) => segment.kind === 'step').map((segment) => segment.marker)).toEqual([
      '1.',
      '2.',
      '3.',
      '4.',
      '5.',
      '6.',
    ])
    const note = procedure.find((segment) => segment.text.includes('Be sure to keep a copy of the key'))
    expect(note).toMatchObject({ kind: 'warning', severity: 'note' })
    expect(procedure.find((segment) => segment.text.startsWith('specimen collector'))).toMatchObject({
      kind: 'table-row',
      header: ['Subsection', 'Required Fields'],
    })
    expect(
      segments
        .filter((segment) => segment.kind === 'heading' && segment.path.length === 0)
        .map((segment) => segment.text),
    ).toEqual(
      expect.arrayContaining([
        'Purpose',
        'Data',
        'Procedure',
        expect.stringMatching(/^Appendix A/),
        expect.stringMatching(/^Appendix C/),
        'Revision History',
      ]),
    )
  })

  it('in Dutch: the language, the definitions, the figure captions, a heading numbered by nested lists', async () => {
    const { segments, language, title } = await parse('inbo-svp106-waterpeil-nl.docx')
    expect([language, title]).toEqual(['nl', 'Richtlijnen voor het bepalen van het waterpeil in peilbuizen'])
    expect(segments.filter((segment) => segment.kind === 'definition').map((segment) => segment.term)).toEqual([
      'Peil',
      'Stijghoogte / drukhoogte',
      'TAW',
    ])
    const figures = segments.filter((segment) => segment.kind === 'figure')
    expect(figures.map(({ text }) => text.slice(0, 8))).toEqual(['Figuur 1', 'Figuur 2', '', 'Figuur 3'])
    expect(figures.every(({ picture }) => /^image\d\.(?:png|jpg)$/.test(picture ?? ''))).toBe(true)
    expect(segments.find((segment) => segment.text === 'Meetlint met elektrische sensor of multimeter')).toMatchObject({
      kind: 'heading',
      level: 3,
    })
  })

  it('in HTML: no entry of the contents list, reminders apart from the steps they stand in', async () => {
    const { segments, doubts } = await parse('incident-response-plan.html')
    expect(segments.filter((segment) => segment.text === 'Monitor Scope')).toHaveLength(1)
    expect(segments.find((segment) => segment.text.startsWith('Page the on-duty'))).toMatchObject({
      kind: 'step',
      text: 'Page the on-duty/on-call Incident Commander.',
    })
    expect(segments.filter((segment) => segment.kind !== 'code' && segment.text.startsWith('TODO:'))).toEqual([])
    expect(doubts.length).toBeLessThan(20)
  })

  it('in MkDocs Markdown: the call-outs, beside the step they warn about', async () => {
    const { segments } = await parse('mri-emergency-procedures.md')
    const warning = segments.find((segment) => segment.text.startsWith('Cutting electricity'))
    expect(warning).toMatchObject({ kind: 'warning', severity: 'danger' })
    expect(segments.find((segment) => segment.key === warning?.parent)?.text).toContain('pressing the red button')
    expect(segments.filter((segment) => segment.kind === 'warning').length).toBeGreaterThanOrEqual(17)
  })

  it('in a handbook page: the terms of a glossary', async () => {
    const { segments } = await parse('tts-security-incidents.md')
    expect(segments.filter((segment) => segment.kind === 'definition').map((segment) => segment.term)).toEqual([
      'incident',
      'Availability',
      'Confidentiality',
      'Integrity',
    ])
  })

  it('in a template: what is not filled in, and forms with empty cells', async () => {
    const { doubts, segments } = await parse('freezer-defrosting-sop.md')
    expect(
      doubts
        .filter((doubt) => doubt.code === 'placeholder')
        .map((doubt) => doubt.message)
        .join(),
    ).toMatch(/SOP-LAB-XXX.*\[Date\]/)
    expect(doubts.some((doubt) => doubt.code === 'table.empty-cells')).toBe(true)
    expect(segments.filter((segment) => segment.caption === 'FREEZER DEFROSTING LOG')).toHaveLength(18)
    expect(segments.filter((segment) => segment.marker?.startsWith('Step '))).toHaveLength(25)
  })
})
