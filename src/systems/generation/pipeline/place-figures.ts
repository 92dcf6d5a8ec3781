import { pictureSrc } from '@/shared/manifest/pictures'
import type { Block, Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import type { SourceDocument } from '@/systems/sops/model'
import type { Fact } from '../model'
import { stableId } from '../stable-id'

type Segment = SourceDocument['document']['segments'][number]
type Placed = { lessons: Map<string, Block[]>; captions: Fact[] }

/**
 * The figures of the sources, each behind the first block that teaches the passage it follows in its section (or else the one
 * it stands before). Only those with a caption: what a picture shows is said by the SOP, and that is the claim. A figure of a
 * section that is not taught has no place.
 */
export function placeFigures(
  lessons: readonly (Pick<Lesson, 'id'> & { blocks: readonly Block[] })[],
  facts: readonly Fact[],
  sources: readonly SourceDocument[],
): Placed {
  const after = new Map<Block, Block[]>()
  const captions: Fact[] = []
  const taught = blocksBySegment(lessons, facts)
  for (const source of sources) {
    const { segments } = source.document
    for (const figure of segments) {
      if (figure.kind !== 'figure' || !figure.picture || !isCaption(figure.text)) continue
      const near = neighbours(figure, segments).flatMap(({ key }) => taught.get(`${source.id} ${key}`) ?? [])
      const [host] = near
      if (!host) continue
      const caption = captionFact(figure, source.id, host.section)
      captions.push(caption)
      const own = after.get(host.block) ?? []
      after.set(host.block, [...own, figureBlock({ figure, caption, source: source.id, beside: host.block })])
    }
  }
  return {
    lessons: new Map(
      lessons.map(({ id, blocks }) => [id, blocks.flatMap((block) => [block, ...(after.get(block) ?? [])])]),
    ),
    captions,
  }
}

/** Words that say something: no file name, and not what a word processor guessed. */
const isCaption = (text: string): boolean =>
  (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 &&
  !/\.\w{3,4}$/.test(text) &&
  !/\b(?:description )?automatically generated\b|\bautomatisch (?:gegenereerd|generiert)/i.test(text)

type Host = { block: Block; section: string }

/** The first block that teaches each passage, by source and segment. */
function blocksBySegment(
  lessons: readonly { blocks: readonly Block[] }[],
  facts: readonly Fact[],
): ReadonlyMap<string, Host> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const found = new Map<string, Host>()
  for (const block of lessons.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'exercise') continue
    for (const fact of claimsOfBlock(block).flatMap((id) => byId.get(id) ?? [])) {
      for (const { segment } of fact.spans) {
        const key = `${fact.source} ${segment}`
        if (!found.has(key)) found.set(key, { block, section: fact.section })
      }
    }
  }
  return found
}

/** The passages of the figure's own section: those before it, nearest first, then those behind it. */
function neighbours(figure: Segment, segments: readonly Segment[]): Segment[] {
  const section = figure.path.join('\u0000')
  const own = segments.filter((one) => one.kind !== 'heading' && one.path.join('\u0000') === section)
  const before = own.filter(({ order }) => order < figure.order).reverse()
  return [...before, ...own.filter(({ order }) => order > figure.order)]
}

const captionFact = (figure: Segment, source: string, section: string): Fact => ({
  id: stableId('f', source, figure.key, 'figure'),
  kind: 'statement',
  source,
  section,
  text: figure.text,
  spans: [{ segment: figure.key, start: 0, end: figure.text.length }],
  order: figure.order,
})

function figureBlock({
  figure,
  caption,
  source,
  beside,
}: {
  figure: Segment
  caption: Fact
  source: string
  beside: Block
}): Block {
  return {
    id: stableId('b', 'figure', caption.id),
    type: 'figure',
    claims: [caption.id],
    ...(beside.idea === undefined ? {} : { idea: beside.idea }),
    src: pictureSrc({ source, name: figure.picture ?? '' }),
    alt: caption.text,
    caption: caption.text,
  }
}
