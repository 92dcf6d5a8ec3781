import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { clauseOf } from '@/player/clause'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { contentHash } from '@/shared/manifest/hash'
import type { Approval, CourseManifest, Source } from '@/shared/manifest/schema'
import type { VersionState } from '@/systems/courses/public'
import { iso } from '../rows'

export type Verdict =
  | { kind: 'valid' }
  /** Still true of its version; a newer one is out since `at`. */
  | { kind: 'superseded'; at: string; next: number }
  | { kind: 'withdrawn'; at: string }
  | { kind: 'expired'; at: string }
  | { kind: 'revoked'; at: string; reason: string | null }
  /** The frozen course does not have the hash it was released with. */
  | { kind: 'altered' }

export type CheckedCertificate = {
  code: string
  verdict: Verdict
  checkedAt: string
  organisation: string
  learnerName: string
  issuedAt: string
  validUntil: string | null
  /** 0..1. */
  score: number
  points: number
  maxPoints: number
  attemptNumber: number
  course: { title: string; version: number; hash: string; language: string }
  /** `statements`: claims of the course that cite the source; `clauses`: from which to which, `§4–§8`, where it numbers them. */
  sources: (Pick<Source, 'sop' | 'title' | 'version' | 'sha256'> & { statements: number; clauses: string | null })[]
  approvals: Pick<Approval, 'by' | 'at' | 'meaning'>[]
}

/**
 * What a certificate says, for anybody who holds its code. Spaces, dashes and case do not matter.
 *
 * @throws `certificate.unknown` (404), with nothing in it that tells why.
 */
export async function getCertificateByCode({
  req,
  code,
}: {
  req: PayloadRequest
  code: string
}): Promise<CheckedCertificate> {
  const [row] = rows<Row>(
    await sql(req).execute(query`
      select c.code, c.learner_name as "learnerName", ${iso(query`c.issued_at`)} as "issuedAt",
        ${iso(query`c.valid_until`)} as "validUntil", ${iso(query`c.revoked_at`)} as "revokedAt",
        c.revoked_reason as "revokedReason", c.score::float8 as score, c.points::float8 as points,
        c.max_points::float8 as "maxPoints", c.attempt_number::int as "attemptNumber", o.name as organisation,
        v.title, v.number::int as number, v.hash, v.language, v.state, v.manifest, ${iso(query`v.updated_at`)} as "versionChangedAt",
        ${iso(query`n.released_at`)} as "nextAt", n.number::int as next
      from certificates c
        join versions v on v.id = c.version_id
        join organisations o on o.id = c.organisation_id
        left join lateral (
          select number, released_at from versions n
          where n.course_id = v.course_id and n.number > v.number and n.state = 'released'
          order by n.number limit 1) n on true
      where c.code = ${asCode(code)}`),
  )
  if (!row) {
    throw new DomainError({
      code: 'certificate.unknown',
      status: 404,
      message: 'No certificate has this code. Check it against the paper, letter by letter.',
    })
  }
  const { manifest } = row
  return {
    code: row.code,
    verdict: verdictOn(row),
    checkedAt: new Date().toISOString(),
    organisation: row.organisation,
    learnerName: row.learnerName,
    issuedAt: row.issuedAt,
    validUntil: row.validUntil,
    score: row.score,
    points: row.points,
    maxPoints: row.maxPoints,
    attemptNumber: row.attemptNumber,
    course: { title: row.title, version: row.number, hash: row.hash, language: row.language },
    sources: manifest.sources.map(({ id, sop, title, version, sha256 }) => ({
      sop,
      title,
      version,
      sha256,
      ...extent(manifest, id),
    })),
    approvals: manifest.provenance.approvals.map(({ by, at, meaning }) => ({ by, at, meaning })),
  }
}

type Row = Omit<CheckedCertificate, 'verdict' | 'checkedAt' | 'course' | 'sources' | 'approvals'> & {
  title: string
  number: number
  hash: string
  language: string
  state: VersionState
  manifest: CourseManifest
  versionChangedAt: string
  revokedAt: string | null
  revokedReason: string | null
  next: number | null
  nextAt: string | null
}

/** The gravest thing first. */
function verdictOn(row: Row): Verdict {
  if (row.revokedAt) return { kind: 'revoked', at: row.revokedAt, reason: row.revokedReason }
  if (row.manifest.hash !== row.hash || contentHash(row.manifest) !== row.hash) return { kind: 'altered' }
  if (row.validUntil && Date.parse(row.validUntil) < Date.now()) return { kind: 'expired', at: row.validUntil }
  if (row.state === 'withdrawn') return { kind: 'withdrawn', at: row.versionChangedAt }
  if (row.next !== null && row.nextAt) return { kind: 'superseded', at: row.nextAt, next: row.next }
  return { kind: 'valid' }
}

function extent({ claims }: CourseManifest, source: string): { statements: number; clauses: string | null } {
  const cited = Object.values(claims).map(({ citations }) => citations.filter((citation) => citation.source === source))
  const numbers = cited.flat().flatMap((citation) => {
    const { section } = clauseOf(citation)
    return section ? [Number.parseInt(section, 10)] : []
  })
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  return {
    statements: cited.filter((citations) => citations.length > 0).length,
    clauses: numbers.length === 0 ? null : first === last ? `§${first}` : `§${first}–§${last}`,
  }
}

/** As printed: groups of four. */
function asCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40)
  return plain.match(/.{1,4}/g)?.join('-') ?? ''
}
