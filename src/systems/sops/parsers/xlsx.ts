import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Block } from './blocks'
import { defineParser } from './define-parser'
import { hiddenText } from './hidden-text'
import { openPackage, titleOf } from './office/open-package'
import { blocksOfGrid } from './office/grid'
import { readCells, readFormats, readShared } from './office/sheet'

/** Excel: each sheet is a section; stretches of rows without an empty one between are tables. Hidden sheets are left out, and said. */
export const xlsxParser = defineParser({
  name: 'xlsx',
  mediaType: mediaTypes.xlsx,
  extensions: endings[mediaTypes.xlsx],
  async read({ bytes }) {
    const wanted =
      /^(?:xl\/(?:workbook|styles|sharedStrings|worksheets\/[^/]+|_rels\/[^/]+)\.(?:xml|xml\.rels)|xl\/_rels\/.*|docProps\/core\.xml)$/
    const file = await openPackage(bytes, (name) => wanted.test(name))
    const main = 'xl/workbook.xml'
    const $ = file.part(main)
    if (!$) throw refuse('sop.unreadable', { reason: 'no workbook.xml' })
    const targets = file.relations(main)
    const shared = readShared(file.part('xl/sharedStrings.xml'))
    const formats = readFormats(file.part('xl/styles.xml'))
    const from1904 = ['1', 'true'].includes($('workbookPr').attr('date1904') ?? '')

    const blocks: Block[] = []
    const hidden: string[] = []
    const unseen: string[] = []
    for (const sheet of $('sheets > sheet').toArray()) {
      const { name = '', state } = sheet.attribs
      if (state === 'hidden' || state === 'veryHidden') {
        hidden.push(name)
        continue
      }
      const part = file.part(targets.get(sheet.attribs['r:id'] ?? '') ?? '')
      if (!part) continue
      const cells = readCells(part, { shared, formats, from1904 })
      unseen.push(cells.unseen)
      const content = blocksOfGrid(cells.grid)
      if (content.length > 0) blocks.push({ type: 'heading', level: 1, runs: [{ text: name }] }, ...content)
    }
    const title = titleOf(file)
    const doubts = [
      ...(hidden.length
        ? [{ code: 'hidden-text', message: `Hidden sheets were left out: ${hidden.join(', ')}.` }]
        : []),
      ...hiddenText(unseen.join(' ')),
    ]
    return { blocks, doubts, ...(title ? { title } : {}) }
  },
})
