import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { makeDocx, makeOdt, makePptx, makeXlsx, wordParagraph } from '../../../../test/builders/office'
import { mediaTypes, type MediaType } from '../model'
import { parseDocument } from './index'
import { readFilePicture } from './pictures/read-file-picture'

const text = (content: string) => new TextEncoder().encode(content)
const read = (mediaType: MediaType, bytes: Uint8Array) => parseDocument({ bytes, filename: 'a.x', mediaType })
const markdown = async (content: string) => (await read(mediaTypes.markdown, text(content))).segments

describe('call-outs of Markdown, whoever invented them', () => {
  it.each([
    ['MkDocs', '!!! warning "Hot surface"\n    Wear gloves.\n'],
    ['MkDocs, inline', '!!! warning inline end "Hot surface"\n    Wear gloves.\n'],
    ['MkDocs, folded', '???+ warning "Hot surface"\n    Wear gloves.\n'],
    ['MyST', ':::{warning} Hot surface\nWear gloves.\n:::\n'],
    ['MyST with backticks', '```{warning} Hot surface\nWear gloves.\n```\n'],
    ['MyST by class', ':::{admonition} Hot surface\n:class: warning\nWear gloves.\n:::\n'],
    ['Docusaurus', ':::warning[Hot surface]\n\nWear gloves.\n\n:::\n'],
    ['VuePress', '::: warning Hot surface\nWear gloves.\n:::\n'],
    ['Obsidian', '> [!warning]- Hot surface\n> \n> Wear gloves.\n'],
    ['GitHub, as it was first', '> **Warning** Hot surface\n>\n> Wear gloves.\n'],
    ['Hugo', '{{< notice warning >}}\nHot surface\n\nWear gloves.\n{{< /notice >}}\n'],
  ])('%s', async (_, content) => {
    const segments = await markdown(`# Oven\n\nBefore.\n\n${content}\nAfter.\n`)
    const warning = segments.find(({ kind }) => kind === 'warning')
    expect(warning).toMatchObject({ text: 'Hot surface', severity: 'warning' })
    expect(segments.find(({ text: words }) => words === 'Wear gloves.')?.parent).toBe(warning?.key)
    expect(segments.find(({ text: words }) => words === 'After.')?.parent).toBeUndefined()
  })

  it('of GitHub, whose text may follow at once', async () => {
    const segments = await markdown('# Oven\n\n> [!WARNING]\n> Hot surface\n')
    expect(segments.find(({ kind }) => kind === 'warning')).toMatchObject({ text: 'Hot surface', severity: 'warning' })
  })

  it('but not where they are shown as code', async () => {
    const segments = await markdown('# Writing\n\n```md\n!!! warning "Hot surface"\n    Wear gloves.\n```\n')
    expect(segments.map(({ kind }) => kind)).toEqual(['heading', 'code'])
  })

  it('and tabs of MkDocs keep what they hold', async () => {
    const segments = await markdown('# Oven\n\n=== "Model A"\n\n    1. Press the red button.\n    2. Open the door.\n')
    expect(segments.filter(({ kind }) => kind === 'step').map(({ text: words }) => words)).toEqual([
      'Press the red button.',
      'Open the door.',
    ])
  })
})

describe('text that runs from right to left is kept as it is', () => {
  const hebrew = 'אזהרה: אין לפתוח את המכסה לפני 10 דקות.'
  const persian = 'دستکش می‌پوشید'
  const shape = (words: string) => `<p:sp><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`
  const rtf = (words: string) =>
    `{\\rtf1\\ansi ${[...words].map((sign) => (sign.charCodeAt(0) < 128 ? sign : `\\u${sign.charCodeAt(0)}?`)).join('')}\\par}`

  it.each([
    ['docx', mediaTypes.docx, (words: string) => makeDocx(wordParagraph(words, { inside: '<w:bidi/>' }))],
    ['pptx', mediaTypes.pptx, (words: string) => makePptx(shape(words))],
    ['xlsx', mediaTypes.xlsx, (words: string) => makeXlsx(`<row><c t="inlineStr"><is><t>${words}</t></is></c></row>`)],
    ['odt', mediaTypes.odt, (words: string) => makeOdt(`<text:p>${words}</text:p>`)],
    ['rtf', mediaTypes.rtf, (words: string) => text(rtf(words))],
    ['markdown', mediaTypes.markdown, (words: string) => text(words)],
    ['html', mediaTypes.html, (words: string) => text(`<p dir="rtl">${words}</p>`)],
    ['text', mediaTypes.text, (words: string) => text(words)],
  ] as const)('%s: letters, order, joiners; a warning is known', async (_, mediaType, make) => {
    const warned = await read(mediaType, make(hebrew))
    expect(warned.language).toBe('he')
    expect(warned.segments.find(({ kind }) => kind === 'warning')).toMatchObject({ text: hebrew, severity: 'warning' })
    const joined = await read(mediaType, make(persian))
    expect(joined.text).toContain(persian)
  })

  it('Arabic, Persian and Hebrew are told apart', async () => {
    const of = async (words: string) => (await read(mediaTypes.text, text(words))).language
    expect(await of('يجب ارتداء القفازات قبل بدء العمل في المختبر')).toBe('ar')
    expect(await of('پیش از آغاز کار در آزمایشگاه دستکش بپوشید و چشم‌ها را بپوشانید گرم')).toBe('fa')
    expect(await of('יש ללבוש כפפות לפני תחילת העבודה')).toBe('he')
  })
})

it('text of older Windows programs keeps its quotation marks, dashes and signs', async () => {
  const bytes = Uint8Array.from(
    [...'Open '].map((sign) => sign.charCodeAt(0)).concat(0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0xb0, 0x43, 0x20, 0x80),
  )
  expect((await read(mediaTypes.text, bytes)).text).toBe('Open “A” – °C €')
})

describe('references and abbreviations', () => {
  it('other documents are noted as printed, the document itself is none of them', async () => {
    const segments = await markdown(
      [
        '# SOP-LAB-021 Cleaning the centrifuge',
        'Document number: SOP-LAB-021',
        'Dry it as in SOP-LAB-014 and WI 207, then fill in FRM-0031. See SOP-LAB-021 for the rest.',
        'Proceed according to XY-77-1234 and the procedure “Handling of spills”.',
        'Ship it as UN 3373 by COVID-19 rules, 3-5 °C, in version V-2.',
      ].join('\n\n'),
    )
    expect(segments.flatMap(({ references }) => references ?? [])).toEqual([
      'SOP-LAB-014',
      'WI 207',
      'FRM-0031',
      'XY-77-1234',
      'procedure “Handling of spills”',
    ])
  })

  it('abbreviations are noted where they are introduced, and where a table or list defines them', async () => {
    const segments = await markdown(
      [
        '# Work',
        'Wear personal protective equipment (PPE) and read the safety data sheet (SDS). Use the pump (B12) with care (IMPORTANT).',
        '## Abbreviations',
        '- QA: quality assurance',
        '',
        '| Short | Long |\n|---|---|\n| RPM | revolutions per minute |',
      ].join('\n\n'),
    )
    expect(segments.flatMap(({ abbreviations }) => abbreviations ?? [])).toEqual([
      { short: 'PPE', long: 'personal protective equipment' },
      { short: 'SDS', long: 'safety data sheet' },
      { short: 'QA', long: 'quality assurance' },
      { short: 'RPM', long: 'revolutions per minute' },
    ])
  })
})

describe('RTF', () => {
  const rtf = async (body: string) => read(mediaTypes.rtf, text(`{\\rtf1\\ansi\\ansicpg1252${body}}`))

  it('headings by style, lists as Word writes them, tables in tables, footnotes', async () => {
    const { segments } = await rtf(
      [
        '{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}',
        '\\pard\\s1 Cleaning\\par',
        '\\pard\\ls1\\ilvl0{\\listtext 1.\\tab}Switch it off.\\par',
        '\\pard\\ls1\\ilvl0{\\listtext 2.\\tab}Wear gloves:\\par',
        "\\pard\\ls1\\ilvl1{\\listtext\\'95\\tab}nitrile\\par",
        '\\pard Wait.{\\*\\footnote\\pard Ten minutes.}\\par',
        '\\trowd\\trhdr\\cellx100\\cellx200\\pard\\intbl Part\\cell Limit\\cell\\row',
        '\\trowd\\cellx100\\cellx200\\pard\\intbl Lid\\cell\\pard\\intbl\\itap2 Inner\\nestcell 5\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\\pard\\intbl\\itap1\\cell\\row',
        '\\pard Done.\\par',
      ].join('\n'),
    )
    expect(segments.map(({ kind, text: words, marker }) => [kind, marker ?? '', words])).toEqual([
      ['heading', '', 'Cleaning'],
      ['step', '1.', 'Switch it off.'],
      ['step', '2.', 'Wear gloves:'],
      ['list-item', '•', 'nitrile'],
      ['step', '', 'Wait.'],
      ['paragraph', '', 'Ten minutes.'],
      ['table-row', '', expect.stringMatching(/^Lid/)],
      ['paragraph', '', 'Done.'],
    ])
    expect(segments[6]).toMatchObject({ header: ['Part', 'Limit'] })
    expect(segments.map(({ text: words }) => words).join()).toContain('Inner')
  })

  it('characters of other code pages, tracked deletions, hidden and white words', async () => {
    const { text: words, doubts } = await rtf(
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}{\\colortbl;\\red255\\green255\\blue255;}\\f0 caf\\'e9 \\f1\\'cc\\'fb\\'f2\\'fc\\f0 {\\deleted never}{\\v secret words}{\\cf1 white words} now.\\par",
    )
    expect(words).toBe('café Мыть now.')
    expect(doubts.find(({ code }) => code === 'hidden-text')?.message).toMatch(/secret words.*white words/)
  })

  it('objects that are embedded are stepped over, binary data too', async () => {
    const { text: words } = await rtf(
      'Wash.{\\object\\objemb{\\*\\objdata 4d5a9000}{\\result shown}}{\\pict\\pngblip\\bin4 }}}} }\\par Rinse.\\par',
    )
    expect(words).toMatch(/^Wash\.\s?shown[\s\S]*Rinse\.$/)
  })
})

describe('pictures of other formats are read by the name that their figure carries', () => {
  const png = readFileSync('test/fixtures/manifests/gasket.png')
  const sample = (name: string) => new Uint8Array(readFileSync(name))
  it.each([
    ['pptx', mediaTypes.pptx, () => sample('test/fixtures/structure/centrifuge.pptx')],
    ['odt', mediaTypes.odt, () => sample('test/fixtures/structure/centrifuge.odt')],
    ['docx', mediaTypes.docx, () => sample('test/fixtures/structure/centrifuge.docx')],
    ['rtf', mediaTypes.rtf, () => sample('test/fixtures/sops/centrifuge-cleaning.rtf')],
    [
      'html',
      mediaTypes.html,
      () =>
        text(
          `<p>Look.</p><figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>The gasket.</figcaption></figure>`,
        ),
    ],
  ] as const)('%s', async (_, mediaType, make) => {
    const bytes = make()
    const { segments } = await read(mediaType, bytes)
    const figure = segments.find(({ picture }) => picture !== undefined)
    const picture = await readFilePicture({ bytes, mediaType, name: figure?.picture ?? '' })
    expect(picture?.mediaType).toBe('image/png')
    expect(Buffer.from(picture?.bytes.subarray(0, 4) ?? []).toString('latin1')).toBe('\u0089PNG')
    expect(await readFilePicture({ bytes, mediaType, name: 'other.png' })).toBeUndefined()
  })
})
