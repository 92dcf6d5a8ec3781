import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { invitePerson } from '@/systems/identity/public'
import { notAllowed } from '../errors'
import '../events'
import { recheckLines } from '../import/recheck-lines'
import type { ImportLine } from '../import/match-lines'
import { reportOf, type ImportReport } from '../import/report'
import { readImport } from '../import/rows'
import { importMoves } from '../lifecycle'
import { mayManage, signedIn } from '../policies'
import { assignCourse } from './assign-course'
import { figuresOf } from './check-import'

/**
 * Carries out a list that was checked, all or nothing in one transaction: each group of lines with one course and one due
 * date becomes an assignment.
 *
 * @param goodLinesOnly leave out the lines that cannot be used; otherwise one such line stops the whole list.
 * @param invite people without an account are invited, and enrolled when they have made it.
 * @throws `learning.forbidden` (403), `import.not-found` (404), `import.has-bad-lines`, `state.illegal-move` (409), and what
 * assigning and inviting refuse.
 */
export async function runImport({
  req,
  id,
  goodLinesOnly,
  invite,
  reason,
  now = new Date(),
}: {
  req: PayloadRequest
  id: number
  goodLinesOnly: boolean
  invite: boolean
  reason: string | null
  now?: Date
}): Promise<ImportReport> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers import enrollments.')
  return inTransaction(req, async (req) => {
    const { organisation } = person
    const row = await readImport(req, { organisation, id, lock: true })
    assertMove({ moves: importMoves, from: row.state, to: 'finished', what: 'The import' })
    const checked = (await recheckLines(req, { organisation, lines: row.lines, now })).map((line) =>
      invite && line.fate === 'unknown-person' ? { ...line, fate: 'waits' as const, problem: null } : line,
    )
    const { bad } = figuresOf(checked)
    if (bad > 0 && !goodLinesOnly) throw hasBadLines(bad)
    const enrolled = await enrol(req, { id, lines: checked, reason, now })
    const invited = await inviteAll(req, checked)
    await update({
      req: asSystem(req, 'imports are written by commands only'),
      collection: 'enrollment-imports',
      id,
      data: {
        state: 'finished',
        finishedAt: now.toISOString(),
        enrolled,
        invited,
        reason,
        ...figuresOf(checked),
        lines: checked.map(withoutAddress),
      },
    })
    await emit(req, 'import.finished', { organisation, import: id, enrolled, by: person.id })
    return reportOf({ import: id, filename: row.filename, state: 'finished', lines: checked })
  })
}

/** Who has an account is known by it; their address need not be kept a second time. */
function withoutAddress(line: ImportLine): ImportLine {
  return line.person === null ? line : { ...line, email: '', name: '' }
}

async function enrol(
  req: PayloadRequest,
  { id, lines, reason, now }: { id: number; lines: readonly ImportLine[]; reason: string | null; now: Date },
): Promise<number> {
  const groups = new Map<string, ImportLine[]>()
  for (const line of lines) {
    if (line.fate !== 'enrols') continue
    const key = `${line.course} ${line.version ?? ''} ${line.dueAt ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  let enrolled = 0
  for (const group of groups.values()) {
    const [first] = group
    if (!first?.course) continue
    const { people } = await assignCourse({
      req,
      course: first.course,
      ...(first.version === null ? {} : { version: first.version }),
      target: { target: 'people', people: group.flatMap(({ person }) => (person === null ? [] : [person])) },
      due: { dueAt: first.dueAt, dueInDays: null },
      reason: reason ?? `From the list ${id}.`,
      source: 'import',
      now,
    })
    enrolled += people
  }
  return enrolled
}

async function inviteAll(req: PayloadRequest, lines: readonly ImportLine[]): Promise<number> {
  const waiting = new Map(lines.filter(({ fate }) => fate === 'waits').map((line) => [line.email, line]))
  for (const { email, name } of waiting.values()) {
    await invitePerson({ req, email, ...(name ? { name } : {}) })
  }
  return waiting.size
}

function hasBadLines(bad: number): DomainError {
  return new DomainError({
    code: 'import.has-bad-lines',
    status: 409,
    message: `${bad === 1 ? 'One line' : `${bad} lines`} cannot be used, so nothing was imported. Correct the file and upload it again, or import the good lines only.`,
  })
}
