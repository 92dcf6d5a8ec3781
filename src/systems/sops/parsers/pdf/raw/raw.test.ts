import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { makePdf } from '../../../../../../test/builders/pdf'
import { withPdf } from '../open-pdf'
import { readPages, type PdfPage } from '../pages'
import { readContent } from './content'
import { rawObjects } from './objects'
import { readValue } from './values'

const near = (pages: PdfPage[]): unknown =>
  JSON.parse(JSON.stringify(pages, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 20) : value)))

const many = (write: (object: number) => string) => Array.from({ length: 100_000 }, (_, at) => write(at + 2)).join('')
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('what a page draws, read from its own content', () => {
  it.each(['sops/irm-17-ransomware.pdf', 'sops/irm-16-phishing-scanned.pdf', 'structure/centrifuge.pdf'])(
    'is what pdf.js lists: images, lines, marks and bold fonts of %s',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(`test/fixtures/${name}`))
      const objects = rawObjects(bytes)
      expect(objects).not.toBeNull()
      const lists = { asked: 0 }
      const own = await withPdf(bytes, async (document) => {
        const getPage = document.getPage.bind(document)
        document.getPage = async (number) => {
          const page = await getPage(number)
          const list = page.getOperatorList.bind(page)
          page.getOperatorList = (...args) => {
            lists.asked += 1
            return list(...args)
          }
          return page
        }
        return readPages(document, { withImages: true, objects })
      })
      const theirs = await withPdf(bytes, (document) => readPages(document, { withImages: true, objects: null }))
      expect(near(own.pages)).toEqual(near(theirs.pages))
      expect(own.pages.some((page) => page.images.length + page.rules.length > 0)).toBe(true)
      // The long way is not gone on any page, or the test would compare nothing.
      expect(lists.asked).toBe(0)
    },
    60_000,
  )

  it('is left to pdf.js where objects cannot be told for sure', () => {
    const plain = Buffer.from(makePdf([[{ text: 'Rinse the drum.', x: 60, y: 700 }]])).toString('latin1')
    expect(rawObjects(latin1(plain))).not.toBeNull()
    expect(rawObjects(latin1(`${plain}\n1 0 obj\n<</Type/Catalog>>\nendobj\n`))).toBeNull()
    expect(rawObjects(latin1(plain.replace('trailer\n<<', 'trailer\n<</Encrypt 9 0 R ')))).toBeNull()
    expect(rawObjects(latin1('4 0 obj\n<</Type/ObjStm/N 9/First 4/Length 5>>\nstream\nxxxxx\nendstream'))).toBeNull()
  })

  it('passes over text, comments and strings that look like operators', () => {
    const seen: [string, number[]][] = []
    const content = String.raw`BT /F1 12 Tf (a \) 1 0 0 1 5 5 cm) Tj [(x) -2.5 (]] 7 7 l)] TJ <0a0b> Tj ET % 9 9 m
/P <</MCID 3/E (Do)>> BDC 1 .5 -2 re f* EMC`
    expect(readContent(Buffer.from(content), (operator, numbers) => seen.push([operator, [...numbers]]))).toBe(true)
    expect(seen.map(([operator]) => operator).join(' ')).toBe('BT Tf Tj TJ Tj ET BDC re f* EMC')
    expect(seen.find(([operator]) => operator === 're')?.[1]).toEqual([1, 0.5, -2])
  })

  it('gives up on images that stand within the content', () => {
    expect(readContent(Buffer.from('q BI /W 2 /H 2 ID abcd EI Q'), () => undefined)).toBe(false)
  })

  // Each would take minutes, or the stack, where time grew with more than the file's length.
  it.each([
    ['comments', '%'.repeat(3_000_000)],
    ['comments upon comments', '%\n'.repeat(1_000_000)],
    ['strings without an end', many((object) => `${object} 0 obj (\n`)],
    ['arrays without an end', many((object) => `${object} 0 obj [ 1 2\n`)],
    ['dictionaries without an end', many((object) => `${object} 0 obj <</A 1 /B\n`)],
  ])('comes to an end with %s', (_, text) => {
    expect(rawObjects(latin1(`1 0 obj ${text}`))).toBeNull()
  })

  it('ends at nested values without end', () => {
    expect(readValue('['.repeat(10_000), 0)).toBeNull()
    expect(readValue('<</A [1 2 R', 0)).toBeNull()
  })
})
