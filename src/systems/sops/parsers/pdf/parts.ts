import type { BlockOf } from '../blocks'
import type { Figure } from './figures'
import type { Piece } from './paragraphs'

/** What a page is made of, before it is told what it is. */
export type Part = Piece | (BlockOf<'table'> & { edges?: number[] }) | Figure

export const isPiece = (part: Part): part is Piece => !('type' in part)
