import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Block } from './blocks'
import { defineParser } from './define-parser'
import { hiddenText } from './hidden-text'
import { openPackage, titleOf } from './office/open-package'
import { blocksOfSlide, notesOf } from './office/slide'

/** PowerPoint: a slide is a page, its title a heading; speaker notes follow their slide. Hidden slides are left out, and said. */
export const pptxParser = defineParser({
  name: 'pptx',
  mediaType: mediaTypes.pptx,
  extensions: endings[mediaTypes.pptx],
  async read({ bytes }) {
    const file = await openPackage(bytes, (name) => /^(?:ppt\/.*\.(?:xml|rels)|docProps\/core\.xml)$/.test(name))
    const main = 'ppt/presentation.xml'
    const $ = file.part(main)
    if (!$) throw refuse('sop.unreadable', { reason: 'no presentation.xml' })
    const targets = file.relations(main)
    const slides = $('p\\:sldId')
      .toArray()
      .flatMap((slide) => targets.get(slide.attribs['r:id'] ?? '') ?? [])

    const blocks: Block[] = []
    const width = Number($('p\\:sldSz').attr('cx') ?? 0)
    const hidden: number[] = []
    const unseen: string[] = []
    for (const [at, name] of slides.entries()) {
      const slide = file.part(name)
      if (!slide) continue
      if (slide('p\\:sld').attr('show') === '0') {
        hidden.push(at + 1)
        continue
      }
      const notes = [...file.relations(name).values()].find((target) => target.includes('/notesSlides/'))
      const notesPart = notes ? file.part(notes) : null
      const page = at + 1
      const shown = blocksOfSlide(slide, { pictures: file.relations(name), width, unseen })
      for (const block of [...shown, ...(notesPart ? notesOf(notesPart) : [])]) {
        blocks.push({ ...block, page })
      }
    }
    const title = titleOf(file)
    const doubts = [
      ...(hidden.length
        ? [{ code: 'hidden-text', message: `Hidden slides were left out: ${hidden.join(', ')}.` }]
        : []),
      ...hiddenText(unseen.join(' ')),
    ]
    return { blocks, doubts, pages: slides.length, ...(title ? { title } : {}) }
  },
})
