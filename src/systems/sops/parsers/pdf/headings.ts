import { foldBlanks } from '../blocks'
import { numberedHeadingLevel } from '../markers'
import type { Piece, Style } from './paragraphs'
import { isPiece, type Part } from './parts'

const isLarge = (piece: Piece, style: Style): boolean => piece.size >= style.bodySize * 1.15

/** What is large or heavy and short is a heading. */
export function looksLikeHeading(piece: Piece, style: Style): boolean {
  if ('mark' in piece) return false
  if (piece.marker !== undefined && !(piece.ordered && (isLarge(piece, style) || piece.bold))) return false
  const words = piece.text.split(/\s+/).length
  if (words > 16 || /[.;,]$/.test(piece.text) || !/\p{L}/u.test(piece.text) || /^[^:]{2,40}:\s+\S/.test(piece.text))
    return false
  if (isLarge(piece, style)) return true
  const capitals = piece.text === piece.text.toUpperCase() && /\p{Lu}{3}/u.test(piece.text)
  if (piece.bold && capitals) return true
  return numberedHeadingLevel(piece.text) > 0 && (piece.bold || numberedHeadingLevel(piece.text) > 1)
}

/** Sizes of headings, largest first; bold words of the body's size come below them all. */
export function headingLevels(parts: Part[], style: Style): (piece: Piece) => number {
  const headings = parts.filter((part): part is Piece => isPiece(part) && looksLikeHeading(part, style))
  const cover = headings[0]?.page
  const body = headings.filter((piece) => piece.page !== cover)
  const sizes = [
    ...new Set(
      (body.length > 0 ? body : headings)
        .filter((piece) => isLarge(piece, style))
        .map((piece) => Math.round(piece.size)),
    ),
  ].sort((a, b) => b - a)
  return (piece) => {
    const at = sizes.findIndex((size) => Math.round(piece.size) >= size)
    if (at >= 0) return Math.min(at + 1, 6)
    const clause = numberedHeadingLevel(piece.text)
    return Math.min(sizes.length + Math.max(clause, 1), 6)
  }
}

export type Cover = { title?: string; pieces: Set<Piece>; page?: number }

/** The largest words of the first page, where they stand out. The rest of a cover page is no outline. */
export function coverTitle(parts: Part[], style: Style): Cover {
  const first = parts.find(isPiece)
  if (!first) return { pieces: new Set() }
  const onPage = parts.filter((part): part is Piece => isPiece(part) && part.page === first.page)
  const largest = Math.max(...onPage.map((piece) => piece.size))
  if (largest < style.bodySize * 1.3) return { pieces: new Set() }
  const pieces = onPage.filter((piece) => piece.size > largest - 0.6)
  if (isPhase(pieces, parts, largest)) return { pieces: new Set() }
  // A cover names things: no table, no list, no sentence of any length.
  const hasTable = parts.some((part) => !isPiece(part) && part.type === 'table' && part.page === first.page)
  const isCover =
    !hasTable &&
    onPage.every((piece) => piece.marker === undefined && piece.text.split(/\s+/).length < 15) &&
    parts.some((part) => part.page !== first.page)
  const title = foldBlanks(pieces.map((piece) => piece.text).join(' '))
  return title.length > 200 || pieces.length > 3
    ? { pieces: new Set() }
    : { title, pieces: new Set(pieces), ...(isCover ? { page: first.page } : {}) }
}

/** On a scan, whose cover may be missing: the first of several headings of one size is the name of a part, not of the whole. */
const isPhase = (pieces: Piece[], parts: Part[], size: number): boolean =>
  pieces.every((piece) => piece.fragments.some(({ confidence }) => confidence !== undefined)) &&
  parts.some(
    (part) =>
      isPiece(part) &&
      part.page !== pieces[0]?.page &&
      Math.abs(part.size - size) <= 0.6 &&
      /\p{L}{4}/u.test(part.text),
  )
