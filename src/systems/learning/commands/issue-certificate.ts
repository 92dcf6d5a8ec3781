import { randomInt } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { organisationOf, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'

/**
 * Writes the certificate of an enrollment that was just completed, inside the caller's transaction. One enrollment has
 * one certificate: asked again, nothing happens.
 */
export async function issueCertificate({
  req,
  enrollment,
  version,
  learner,
  learnerName,
  score,
  points,
  maxPoints,
  attemptNumber,
}: {
  req: PayloadRequest
  enrollment: number
  version: number
  learner: number
  learnerName: string
  /** 0..1. */
  score: number
  points: number
  maxPoints: number
  attemptNumber: number
}): Promise<void> {
  const [issued] = rows<{ id: number }>(
    await sql(req).execute(query`
      insert into certificates (enrollment_id, version_id, learner_id, learner_name, code, issued_at, score, points,
        max_points, attempt_number, organisation_id, created_at, updated_at)
      values (${enrollment}, ${version}, ${learner}, ${learnerName}, ${newCode()}, now(), ${score}, ${points},
        ${maxPoints}, ${attemptNumber}, ${organisationOf(req)}, now(), now())
      on conflict (enrollment_id) do nothing
      returning id`),
  )
  if (!issued) return
  await emit(req, 'certificate.issued', { certificate: issued.id, enrollment, version, learner })
}

/** No 0, 1, I, L, O: a code is read off paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** 12 characters, 59 bits: nobody finds a certificate by guessing. */
function newCode(): string {
  const characters = Array.from({ length: 12 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)))
  return [0, 4, 8].map((from) => characters.slice(from, from + 4).join('')).join('-')
}
