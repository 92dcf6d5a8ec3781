import type { PayloadRequest } from 'payload'
import type { Citation } from '@/shared/manifest/schema'
import { exercisesOf } from '@/shared/manifest/walk'
import { verifyClaim, verifyExercise } from '@/shared/verify'
import { personOf } from '@/systems/identity/public'
import { someone } from '../errors'
import type { ClaimRecord, CommentRecord, DraftContent, Remark, SignatureRecord } from '../model'
import { capacityOf, type Capacity } from '../policies'
import { readClaims, readComments, readCourse, readCurrentSignatures } from '../rows'
import { claimOfRow } from '../rules/claim-of-row'
import { byRisk } from '../rules/claim-risk'
import { contentToSign, hashOfSigned } from '../rules/signed-content'
import { exercisesRestingOn } from '../rules/drop-rejected-claims'
import { whatBlocksApproval, type Blocker } from '../rules/what-blocks-approval'
import { readSources, verifiable, type CourseSource } from '../sources'
import { sectionsOf, type Section } from './cited-sections'
import { matchesOf } from './matches-of'
import { claimsOfRows, statementSpans, type StatementSpan } from './statement-spans'

/** `section`: where it stands in `Review.sections`. */
export type ReviewCitation = Citation & { section?: string }

export type ReviewClaim = Omit<ClaimRecord, 'citations'> & {
  citations: ReviewCitation[]
  /** Figures and quoted words of the claim that do stand in the passage. */
  matched: string[]
  /** The passage's own words, where they bear the claim out and the claim's do not. */
  suggestion: string | null
  /** Exercises that go when it is rejected. */
  exercises: string[]
}

export type ReviewExercise = { id: string; problems: Remark[] }

export type Review = {
  course: { id: number; title: string; state: string; version: number | null; nextVersion: number }
  person: { id: number; name: string }
  may: Capacity
  content: DraftContent
  spans: Record<string, StatementSpan[]>
  rows: Record<string, (string | null)[]>
  /** By risk: unsupported first. */
  claims: ReviewClaim[]
  exercises: ReviewExercise[]
  comments: CommentRecord[]
  signatures: SignatureRecord[]
  sources: Omit<CourseSource, 'segments'>[]
  /** The sections that claims cite, whole, by source and section id. */
  sections: Record<string, Section>
  blockers: Blocker[]
  /** Hash of what a signature would be under now. */
  contentHash: string
}

/** A course without content yet. */
export type Drafting = { drafting: true; title: string; state: string }

/** Everything the review screen shows, in one go. @throws 404 outside one's organisation. */
export async function getReview({ req, id }: { req: PayloadRequest; id: number }): Promise<Review | Drafting> {
  const person = someone(personOf(req))
  const course = await readCourse({ req, id })
  const { content } = course
  if (!content) return { drafting: true, title: course.title, state: course.state }
  const [rows, comments, signatures, sources] = await Promise.all([
    readClaims({ req, course: id }),
    readComments({ req, course: id }),
    readCurrentSignatures({ req, course: id }),
    readSources({ req, course }),
  ])
  const evidence = verifiable(sources)
  const known = Object.fromEntries(rows.map((row) => [row.key, claimOfRow(row)]))
  const cited = sectionsOf({ sources, claims: rows })
  return {
    course: {
      id,
      title: course.title,
      state: course.state,
      version: course.version,
      nextVersion: (course.version ?? 0) + 1,
    },
    person: { id: person.id, name: person.name },
    may: capacityOf({ person, course, claims: rows }),
    content,
    spans: statementSpans({ content, claims: rows }),
    rows: claimsOfRows({ content, claims: rows }),
    claims: byRisk(rows).map((row) => ({
      ...row,
      citations: row.citations.map((citation) => ({ ...citation, ...cited.placeOf(citation) })),
      matched:
        row.support === 'supported'
          ? []
          : matchesOf({ text: row.text, quotes: row.citations.map(({ quote }) => quote), language: content.language }),
      suggestion: row.support === 'supported' ? null : suggestionFor({ row, evidence }),
      exercises: exercisesRestingOn({ content, key: row.key }),
    })),
    exercises: exercisesOf(content).map((exercise) => ({
      id: exercise.id,
      problems: verifyExercise({ exercise, claims: known, sources: evidence }).problems,
    })),
    comments,
    signatures,
    sources: sources.map(({ segments: _segments, ...source }) => source),
    sections: cited.sections,
    blockers: whatBlocksApproval({ content, claims: rows }),
    contentHash: hashOfSigned(contentToSign({ content, claims: rows }).content),
  }
}

/** The cited words themselves, when the verifier finds nothing to remark on them. */
function suggestionFor({
  row,
  evidence,
}: {
  row: ClaimRecord
  evidence: ReturnType<typeof verifiable>
}): string | null {
  const quote = row.citations.map((citation) => sentence(citation.quote)).join(' ')
  if (quote === '' || quote === row.text || quote.length > 400) return null
  const { support } = verifyClaim({ claim: { text: quote, citations: row.citations }, sources: evidence })
  return support === 'supported' ? quote : null
}

function sentence(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const begun = `${line.charAt(0).toUpperCase()}${line.slice(1)}`
  return /[.!?:]$/.test(begun) ? begun : `${begun}.`
}
