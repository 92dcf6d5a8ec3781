import type { Doubt } from '../../model'
import type { Frame } from '../pdf/geometry'
import { boxOf } from '../pdf/geometry'
import { areaOf } from '../pdf/printed'
import { packageOf } from './languages'
import type { RecognisedLine } from './words'

const POOR_PAGE = 0.75
const UNSURE_LINE = 0.75
const UNSURE_NUMBER = 0.85
/** Doubts of one kind on one page: more of them say no more than the page's own. */
const MOST = 6

/** What to look at on a page that was recognised. Boxes tell where. */
export function doubtsOfPage({
  page,
  lines,
  confidence,
}: {
  page: Frame
  lines: RecognisedLine[]
  confidence: number
}): Doubt[] {
  const on = { page: page.number }
  const kept = lines.filter((line) => line.kept)
  const unsure = kept.filter((line) => line.confidence < UNSURE_LINE)
  const numbers = kept
    .filter((line) => line.confidence >= UNSURE_LINE)
    .flatMap((line) => line.items.filter((item) => /\d/.test(item.text) && (item.confidence ?? 1) < UNSURE_NUMBER))
  const lost = lines.filter((line) => !line.kept && /[\p{L}\p{N}]{3}/u.test(line.text))
  return [
    ...(confidence < POOR_PAGE
      ? [
          {
            code: 'page.poor-scan',
            ...on,
            message: `Page ${page.number} was recognised with little certainty (${percent(confidence)}): compare it with the original word by word, or scan it again at 300 dpi.`,
          },
        ]
      : []),
    ...unsure.slice(0, MOST).map((line) => ({
      code: 'recognition.unsure',
      ...on,
      message: `“${line.text.slice(0, 80)}” was recognised with little certainty (${percent(line.confidence)}): compare it with the original.`,
      box: boxOf(page, line.area),
    })),
    ...numbers.slice(0, MOST).map((item) => ({
      code: 'recognition.number',
      ...on,
      message: `The number in “${item.text.trim()}” was recognised with little certainty (${percent(item.confidence ?? 0)}): compare it with the original.`,
      box: boxOf(page, areaOf({ ...item, right: item.x + item.width })),
    })),
    ...lost.slice(0, MOST).map((line) => ({
      code: 'recognition.lost',
      ...on,
      message: `Something on page ${page.number} could not be recognised and was left out. Look at the page: if it says something that matters, type it into the passage before.`,
      box: boxOf(page, line.area),
    })),
  ]
}

/** Said once: which pages were recognised. */
export function overallDoubt(pages: number[]): Doubt[] {
  if (pages.length === 0) return []
  const which =
    pages.length === 1 ? `Page ${pages[0]} is a picture and was` : `${pages.length} pages are pictures and were`
  return [
    {
      code: 'recognised',
      message: `${which} read by character recognition. Compare numbers, units and names with the original.`,
    },
  ]
}

/** Said once, where the document's language would be recognised better with data that is not installed. */
export function languageDoubt(language: string | undefined): Doubt[] {
  if (!language) return []
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  const needed = packageOf(language)
  return [
    {
      code: 'recognition.language',
      message: `The scanned pages seem to be in ${name}, and were recognised as if they were English: accents and umlauts may be wrong.${needed ? ` Your administrator can install ${needed}; then read the file again.` : ''}`,
    },
  ]
}

const percent = (share: number): string => `${Math.round(share * 100)}%`
