import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Block } from '@/shared/manifest/schema'
import { freezerManifest } from '../../../../../test/fixtures/manifests/freezer'
import { CourseOutline } from './course-outline'

/** A course that begins with this figure, as its client reads it. */
function shownWith(figure: { alt: string; caption?: string }): string {
  const course = structuredClone(freezerManifest())
  const block: Block = { id: 'a-figure', claims: [], type: 'figure', src: 'figure.png', ...figure }
  course.modules[0]?.lessons[0]?.blocks.unshift(block)
  return renderToStaticMarkup(<CourseOutline manifest={course} />)
}

describe('a figure in the course that a client reads before it is delivered', () => {
  it('is told by its caption, and by what it shows where that says more', () => {
    expect(shownWith({ alt: 'A freezer from above', caption: '**Where** frost gathers' })).toContain(
      'A picture stands here in the course.</p><p>It shows: A freezer from above</p><figcaption><strong>Where</strong> frost gathers ',
    )
  })

  it('says the same once where nothing else is known of it', () => {
    const shown = shownWith({ alt: 'A freezer from above' })
    expect(shown).toContain('A picture stands here in the course.</p><figcaption>A freezer from above ')
    expect(shown).not.toContain('It shows: A freezer from above')
  })
})
