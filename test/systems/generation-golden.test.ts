import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { renderCourseAsText } from '@/systems/generation/render-course-as-text'
import { draftFrom, ownSops } from '../builders/draft-from-file'

/**
 * Courses as a person reads them. Whoever changes how courses are written sees here what becomes of them, and renews the
 * files with `UPDATE_GOLDEN=1` once they have read the difference (docs/quality/generation.md).
 */
const files = [
  'freezer-defrosting-sop.md',
  'irm-17-ransomware.pdf',
  'pha4ge-contextual-data-sop.docx',
  'inbo-svp106-waterpeil-nl.docx',
  ...ownSops,
]
const renew = process.env.UPDATE_GOLDEN === '1'

describe('the course drafted without a model', () => {
  it.each(files)(
    'from %s reads as it did when somebody last looked',
    async (file) => {
      const golden = path.join('test', 'golden', `${path.parse(file).name}.txt`)
      const text = renderCourseAsText((await draftFrom(file)).content)
      if (renew) {
        mkdirSync(path.dirname(golden), { recursive: true })
        writeFileSync(golden, text)
      }
      expect(existsSync(golden)).toBe(true)
      expect(text).toBe(readFileSync(golden, 'utf8'))
    },
    60_000,
  )
})
