import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, sql, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { jsonText } from '@/shared/json'
import { blockSchema, type Claim, type Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { verifyClaim } from '@/shared/verify'
import { personOf } from '@/systems/identity/public'
import { conflict, contentOf, someone } from '../errors'
import '../events'
import type { ClaimRecord, CourseRecord, DraftContent } from '../model'
import { findPart, stampOf } from '../parts/find-part'
import type { PartChange, PartRef } from '../parts/model'
import { putPart, statedIn } from '../parts/put-part'
import { refuseToEdit } from '../queries/open-part'
import { lockCourse, readClaims, readComments, readCourse } from '../rows'
import { placesOf } from '../rules/claim-places'
import { readSources, verifiable } from '../sources'
import { voidApproval } from './void-approval'

export type Replaced = {
  /** Keys of claims that were added, and of those that nothing states any more. */
  added: string[]
  removed: string[]
  /** Signatures that the change voided. */
  voided: number
}

/**
 * Puts other blocks in place of a part of a draft. Claims that stay keep what was decided about them; new ones are verified
 * here and wait for a reviewer; claims that nothing states any more go, unless somebody commented on them. What was
 * approved loses its signatures.
 *
 * `stamp`: of the part that the change was made for.
 *
 * @throws 403 by role, 404, 409 `course.not-open`, `course.part-changed` where the part or a claim of the change is not
 * what it was
 */
export async function replacePart({
  req,
  course: id,
  ref,
  stamp,
  change,
  did = 'had a part rewritten',
  minutes,
}: {
  req: PayloadRequest
  course: number
  ref: PartRef
  stamp: string
  change: PartChange
  /** What the person did, as a signature that it voids tells it. */
  did?: string
  minutes: (lesson: Pick<Lesson, 'blocks' | 'minutes'>) => number
}): Promise<Replaced> {
  const person = someone(personOf(req))
  const verdicts = await verified({ req, course: await readCourse({ req, id }), change })
  return inTransaction(req, async (req) => {
    const course = await lockCourse({ req, id })
    refuseToEdit({ req, course })
    const content = contentOf(course)
    const rows = await readClaims({ req, course: id })
    const part = findPart({ content, ref })
    if (!part || stampOf({ part, claims: rows }) !== stamp) throw changedMeanwhile()
    const added = newClaims({ change, rows })
    const blocks = [...change.blocks, ...change.append].map((block) => blockSchema.parse(block))
    const unknown = blocks.flatMap(claimsOfBlock).filter((key) => !change.claims[key])
    if (unknown.length > 0)
      throw new Error(`A change of a part states claims that it does not bring: ${unknown.join()}`)
    const next = putPart({ content, part, change, before: rows, minutes })
    const removed = await withoutUse({ req, course, rows, next })
    await update({
      req: asSystem(req, 'a part is replaced by this command only, whose rules were checked above'),
      collection: 'courses',
      id,
      data: { content: next },
    })
    await writeClaims({ req, course, added, removed, change, verdicts, next })
    const voided = await voidApproval({
      req,
      course,
      because: `${person.name} ${did} after it was signed`,
    })
    await emit(req, 'course.part-replaced', { course: id, part: ref, added, removed })
    return { added, removed, voided }
  })
}

export const changedMeanwhile = () =>
  conflict({
    code: 'part-changed',
    message: 'This part was changed after the proposal was made. Ask for another one on what it says now.',
  })

type Verdicts = ReadonlyMap<string, Pick<Claim, 'support'> & { problems: unknown }>

/** Before the transaction: it reads whole documents, and those never change. */
async function verified({
  req,
  course,
  change,
}: {
  req: PayloadRequest
  course: CourseRecord
  change: PartChange
}): Promise<Verdicts> {
  const sources = verifiable(await readSources({ req, course }))
  return new Map(Object.entries(change.claims).map(([key, claim]) => [key, verifyClaim({ claim, sources })]))
}

/** Keys of the claims that the course does not have yet. A claim that it has must say what the change was made with. */
function newClaims({ change, rows }: { change: PartChange; rows: readonly ClaimRecord[] }): string[] {
  const known = new Map(rows.map((row) => [row.key, row]))
  return Object.entries(change.claims).flatMap(([key, { text }]) => {
    const row = known.get(key)
    if (row && row.text !== text) throw changedMeanwhile()
    return row ? [] : [key]
  })
}

async function withoutUse({
  req,
  course,
  rows,
  next,
}: {
  req: PayloadRequest
  course: CourseRecord
  rows: readonly ClaimRecord[]
  next: DraftContent
}): Promise<string[]> {
  const before = statedIn(contentOf(course))
  const after = statedIn(next)
  const discussed = new Set((await readComments({ req, course: course.id })).map(({ claimKey }) => claimKey))
  return rows.map(({ key }) => key).filter((key) => before.has(key) && !after.has(key) && !discussed.has(key))
}

/** A few statements for all: a lesson may have dozens of claims. The course is locked, and was found through access control. */
async function writeClaims({
  req,
  course,
  added,
  removed,
  change,
  verdicts,
  next,
}: {
  req: PayloadRequest
  course: CourseRecord
  added: readonly string[]
  removed: readonly string[]
  change: PartChange
  verdicts: Verdicts
  next: DraftContent
}): Promise<void> {
  const { organisation } = someone(personOf(req))
  if (removed.length > 0) {
    await sql(req).execute(statement`
      delete from claims where course_id = ${course.id}
        and key in (select jsonb_array_elements_text(${jsonText(removed)}::jsonb))`)
  }
  if (added.length > 0) {
    const fresh = added.map((key) => ({
      key,
      text: change.claims[key]?.text ?? '',
      citations: change.claims[key]?.citations ?? [],
      support: verdicts.get(key)?.support ?? 'unsupported',
      problems: verdicts.get(key)?.problems ?? [],
    }))
    await sql(req).execute(statement`
      insert into claims (course_id, organisation_id, key, "order", text, original_text, citations, support, problems, state,
        created_at, updated_at)
      select ${course.id}, ${organisation}, key, 0, text, text, citations, support::enum_claims_support, problems,
        'generated', now(), now()
      from jsonb_to_recordset(${jsonText(fresh)}::jsonb)
        as claim(key text, text text, citations jsonb, support text, problems jsonb)`)
  }
  const places = [...placesOf(next)].map(([key, { order, place }]) => ({ key, order, place }))
  // What nothing states (any more) comes behind all the others.
  await sql(req).execute(statement`
    update claims set "order" = coalesce(given."order", ${places.length} + claims.id), place = given.place
    from claims as own left join jsonb_to_recordset(${jsonText(places)}::jsonb)
      as given(key text, "order" numeric, place jsonb) on given.key = own.key
    where own.id = claims.id and claims.course_id = ${course.id}`)
}
