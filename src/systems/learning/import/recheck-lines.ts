import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { standingsOf } from '../standing'
import type { ImportLine } from './match-lines'

/** The lines again, as things stand now: between the check and the import people join, leave, and time passes. */
export async function recheckLines(
  req: PayloadRequest,
  { organisation, lines, now }: { organisation: number; lines: readonly ImportLine[]; now: Date },
): Promise<ImportLine[]> {
  const emails = [...new Set(lines.flatMap(({ email, fate }) => (fate === 'bad' || email === '' ? [] : [email])))]
  const people = new Map(
    emails.length
      ? rows<{ id: number; email: string; state: string }>(
          await sql(req).execute(query`
            select id, lower(email) as email, state from users
            where organisation_id = ${organisation} and lower(email) in ${emails}`),
        ).map((row) => [row.email, row])
      : [],
  )
  const again: ImportLine[] = []
  for (const line of lines) {
    if (line.fate === 'bad' || line.course === null) {
      again.push(line)
      continue
    }
    const person = people.get(line.email)
    if (line.dueAt && new Date(line.dueAt) <= now) {
      again.push({
        ...line,
        fate: 'bad',
        problem: 'The due date has passed since the list was checked. Choose a later one.',
      })
    } else if (person && !['invited', 'active'].includes(person.state)) {
      again.push({ ...line, fate: 'bad', problem: `${line.email} has left or is blocked. Take the line out.` })
    } else if (!person) {
      again.push({
        ...line,
        person: null,
        fate: 'unknown-person',
        problem: `${line.email} has no account here. Invite them, or correct the address.`,
      })
    } else {
      const [row] = await standingsOf(req, { course: line.course, version: line.version, people: [person.id] })
      const fate =
        row?.standing === 'open' || row?.standing === 'done' ? 'has' : row?.standing === 'waived' ? 'waived' : 'enrols'
      again.push({ ...line, person: person.id, fate, problem: null })
    }
  }
  return again
}
