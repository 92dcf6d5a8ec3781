import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { Passage, PassageLine } from '@/player/types'
import { rows, sql } from '@/shared/db'
import type { Approval, Citation, CourseManifest } from '@/shared/manifest/schema'
import { notFound } from '../errors'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { ownEnrollment } from '../rows'

/** Which citation: as in the manifest. */
export type Cited = Pick<Citation, 'source' | 'segment' | 'start' | 'end'>

export type CitedPassage = Passage & { approval: Pick<Approval, 'by' | 'at'> | null }

/** Segments shown before and after the cited one. */
const AROUND = 14

/**
 * What the drawer "In the SOP" shows: the cited segment among its neighbours of the same section, verbatim, from the
 * SOP's parse. Where that is gone, the quote frozen in the version remains. Only passages that the learner's own course
 * cites can be read this way.
 *
 * @param cited which citation: source, segment and offsets as in the manifest.
 * @throws `enrollment.not-found`, `passage.not-found` (404).
 */
export async function getPassage({
  req,
  enrollment,
  cited,
}: {
  req: PayloadRequest
  enrollment: number
  cited: Cited
}): Promise<CitedPassage> {
  const person = signedIn(req)
  const { version } = await ownEnrollment(req, { person, enrollment })
  return passageOf({ req, version, cited })
}

/**
 * The same for a version of the caller's organisation, whose row was read before.
 *
 * @throws `passage.not-found` (404).
 */
export async function passageOf({
  req,
  version,
  cited,
}: {
  req: PayloadRequest
  version: { id: number; hash: string }
  cited: Cited
}): Promise<CitedPassage> {
  const { organisation } = signedIn(req)
  const manifest = await publishedCourse(req, version)
  const citation = citationIn(manifest, cited)
  const source = manifest.sources.find(({ id }) => id === cited.source)
  if (!citation || !source) throw notFound('passage')

  const found = await sectionOf(req, { organisation, sha256: source.sha256, key: cited.segment })
  return { ...(found.length ? printed(found, citation) : quoted(citation)), approval: approvalOf(manifest) }
}

function citationIn({ claims }: CourseManifest, cited: Cited): Citation | undefined {
  return Object.values(claims)
    .flatMap(({ citations }) => citations)
    .find(
      ({ source, segment, start, end }) =>
        source === cited.source && segment === cited.segment && start === cited.start && end === cited.end,
    )
}

type Found = {
  key: string
  kind: string
  text: string
  data: { level?: number; marker?: string; term?: string; cells?: string[] } | null
  hit: boolean
}

async function sectionOf(
  req: PayloadRequest,
  { organisation, sha256, key }: { organisation: number; sha256: string; key: string },
): Promise<Found[]> {
  return rows<Found>(
    await sql(req).execute(query`
      with hit as (
        select s.id, s.version_id, s."order", s.path
        from sop_segments s join sop_versions v on v.id = s.version_id
        where v.organisation_id = ${organisation} and v.sha256 = ${sha256} and s.key = ${key}
        order by v.id desc limit 1)
      select s.key, s.kind, s.text, s.data, s.id = hit.id as hit
      from hit join sop_segments s on s.version_id = hit.version_id and s.path = hit.path
        and s."order" between hit."order" - ${AROUND} and hit."order" + ${AROUND}
      order by s."order"`),
  )
}

function printed(found: Found[], { path, start, end }: Citation): Passage {
  return {
    whole: true,
    heading: path.at(-1) ?? '',
    lines: found.map(({ kind, text, data, hit }) => ({
      kind: lineKinds[kind] ?? 'paragraph',
      text,
      ...(data?.marker ? { marker: data.marker } : {}),
      ...(data?.level && kind !== 'heading' ? { level: Math.max(0, data.level - 1) } : {}),
      ...(hit ? { here: { start, end } } : {}),
    })),
  }
}

function quoted({ path, quote }: Citation): Passage {
  return {
    whole: false,
    heading: path.at(-1) ?? '',
    lines: [{ kind: 'paragraph', text: quote, here: { start: 0, end: quote.length } }],
  }
}

const lineKinds: Record<string, PassageLine['kind']> = {
  heading: 'heading',
  step: 'item',
  'list-item': 'item',
  warning: 'warning',
  'table-row': 'row',
}

function approvalOf({ provenance }: CourseManifest): CitedPassage['approval'] {
  const approval = provenance.approvals.at(-1)
  return approval ? { by: approval.by, at: approval.at } : null
}
