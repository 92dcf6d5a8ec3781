import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { asSystem, create, findByID, inTransaction } from '@/shared/db'
import { notAllowed } from '../errors'
import { matchLines, type ImportLine } from '../import/match-lines'
import { reportOf, type ImportReport } from '../import/report'
import { readList } from '../import/read-list'
import { mayManage, signedIn } from '../policies'

/**
 * Reads a list and says what would come of each line. Enrolls nobody: `runImport` does, with the same list.
 *
 * @param course for lines that name none.
 * @throws `learning.forbidden` (403), and what `readList` throws for a file that cannot be used at all.
 */
export async function checkImport({
  req,
  filename,
  bytes,
  course = null,
  now = new Date(),
}: {
  req: PayloadRequest
  filename: string
  bytes: Uint8Array
  course?: number | null
  now?: Date
}): Promise<ImportReport> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers import enrollments.')
  const list = readList(bytes)
  return inTransaction(req, async (req) => {
    const { organisation } = person
    const timeZone = await zoneOf(req, person.id)
    const lines = await matchLines(req, { organisation, lines: list, course, timeZone, now })
    const { id } = await create({
      req: asSystem(req, 'imports are written by commands only'),
      collection: 'enrollment-imports',
      data: {
        filename: filename.trim().slice(0, 200) || 'list.csv',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        state: 'checked',
        ...figuresOf(lines),
        lines,
        startedBy: person.id,
        organisation,
      },
    })
    return reportOf({ import: id, filename, state: 'checked', lines })
  })
}

export function figuresOf(lines: readonly ImportLine[]): { good: number; bad: number } {
  const bad = lines.filter(({ fate }) => fate === 'bad' || fate === 'unknown-person').length
  return { good: lines.length - bad, bad }
}

async function zoneOf(req: PayloadRequest, id: number): Promise<string> {
  const { timeZone } = await findByID({ req, collection: 'users', id, select: { timeZone: true } })
  return timeZone ?? 'UTC'
}
