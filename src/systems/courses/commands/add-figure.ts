import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { contentHash } from '@/shared/manifest/hash'
import { pictureSrc } from '@/shared/manifest/pictures'
import type { Block, Citation } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import type { PartChange } from '../parts/model'
import { openPart, refuseToEdit, type OpenPart } from '../queries/open-part'
import { readCourse } from '../rows'
import { readSources } from '../sources'
import { replacePart, type Replaced } from './replace-part'

type Wanted = {
  /** The block of a lesson that it stands behind. */
  after: string
  source: string
  name: string
  /** What it shows; the SOP's own words where it has any and none are given. */
  caption?: string | undefined
  /** For people who do not see it; the caption where none is given. */
  alt?: string | undefined
}

/**
 * Places a picture of a source behind a block of a lesson. What it shows is a claim like every other: it cites the SOP's
 * caption, is verified against it, and waits for a reviewer.
 *
 * @throws 403 by role, `course.no-such-part` (404), 409 by state, `course.no-such-picture` (410), `figure.without-words` (400)
 */
export async function addFigure({
  req,
  course,
  ...wanted
}: { req: PayloadRequest; course: number } & Wanted): Promise<Replaced & { block: string }> {
  const found = await readCourse({ req, id: course })
  refuseToEdit({ req, course: found })
  const passage = passageOf(await readSources({ req, course: found }), wanted)
  const ref = { kind: 'block' as const, id: wanted.after }
  const open = await openPart({ req, course, ref })
  const { change, block } = changeFor({ open, wanted, passage })
  const replaced = await replacePart({
    req,
    course,
    ref,
    stamp: open.stamp,
    change,
    did: 'added a figure',
    minutes: ({ minutes }) => minutes,
  })
  return { ...replaced, block }
}

/** The caption as a passage, '' where the SOP has no words for the picture. */
function passageOf(sources: Awaited<ReturnType<typeof readSources>>, { source: id, name }: Wanted): Citation | null {
  const source = sources.find((one) => one.id === id)
  const segment = source?.segments.find(({ picture }) => picture === name)
  if (!segment) {
    throw new DomainError({
      code: 'course.no-such-picture',
      status: 410,
      message: 'The SOPs of this course have no such picture any more. Load the page again.',
    })
  }
  const { key, text: quote, path, page } = segment
  if (quote.trim() === '') return null
  return {
    source: id,
    segment: key,
    quote,
    path,
    start: 0,
    end: quote.length,
    ...(page === undefined ? {} : { page }),
  }
}

function changeFor({ open, wanted, passage }: { open: OpenPart; wanted: Wanted; passage: Citation | null }): {
  change: PartChange
  block: string
} {
  const caption = wanted.caption?.trim() || passage?.quote.trim() || ''
  if (caption === '') {
    throw new DomainError({
      code: 'figure.without-words',
      status: 400,
      message: 'The SOP does not say what this picture shows. Say it in a sentence.',
    })
  }
  const { source, name, alt } = wanted
  const mark = contentHash({ source, name, caption }).slice(0, 12)
  const key = `figure-${mark}`
  const rows = new Map(open.claims.map((row) => [row.key, row]))
  // Placed before, and worded anew since: it says what people made of it.
  const said = rows.get(key)?.text ?? caption
  const last = open.part.blocks.at(-1)
  const figure: Block = {
    id: `b-${key}`,
    type: 'figure',
    claims: [key],
    ...(last?.idea === undefined ? {} : { idea: last.idea }),
    src: pictureSrc({ source, name }),
    alt: alt?.trim() || said,
    caption: said,
  }
  const known = open.part.blocks.flatMap(claimsOfBlock).flatMap((id) => rows.get(id) ?? [])
  return {
    block: figure.id,
    change: {
      blocks: [...open.part.blocks, figure],
      append: [],
      claims: {
        ...Object.fromEntries(known.map(({ key: id, text, citations }) => [id, { text, citations }])),
        [key]: { text: said, citations: passage ? [passage] : [] },
      },
    },
  }
}
