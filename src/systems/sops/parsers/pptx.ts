import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Block } from './blocks'
import { defineParser } from './define-parser'
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
    const hidden: number[] = []
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
      for (const block of [...blocksOfSlide(slide), ...(notesPart ? notesOf(notesPart) : [])]) {
        blocks.push({ ...block, page })
      }
    }
    const title = titleOf(file)
    const doubts = hidden.length
      ? [{ code: 'hidden-text', message: `Hidden slides were left out: ${hidden.join(', ')}.` }]
      : []
    return { blocks, doubts, pages: slides.length, ...(title ? { title } : {}) }
  },
})
