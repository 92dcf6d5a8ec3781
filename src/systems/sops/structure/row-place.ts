import type { Box } from '../model'
import type { Block } from '../parsers/blocks'
import type { Place } from './outline'
import { placeWithin } from './outline'

/** The place of a table's row: where its cells are printed, if the file says so, else that of the table. */
export function placeOfRow(table: Place, row: Block[][]): Place {
  const blocks = row.flat()
  const boxes = blocks.flatMap((block) => block.boxes ?? [])
  if (boxes.length === 0) return table
  const sure = blocks.flatMap((block) => block.confidence ?? [])
  const pages = [...new Set(boxes.map((box) => box.page))]
  return placeWithin(table, {
    page: Math.min(...pages),
    boxes: pages.map((page) => around(boxes.filter((box) => box.page === page))),
    // A row is as sure as its least sure cell.
    ...(sure.length > 0 ? { confidence: Math.min(...sure) } : {}),
  })
}

function around(boxes: Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  const round = (share: number) => Math.round(share * 10_000) / 10_000
  return { page: boxes[0]?.page ?? 1, x, y, width: round(right - x), height: round(bottom - y) }
}
