import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { notAllowed } from '../errors'
import type { ImportLine } from '../import/match-lines'
import { reportAsCsv, reportOf, type ImportReport } from '../import/report'
import { readImport } from '../import/rows'
import { mayManage, signedIn } from '../policies'

/** What a list came to. @throws `learning.forbidden` (403), `import.not-found` (404). */
export async function getImport({ req, id }: { req: PayloadRequest; id: number }): Promise<ImportReport> {
  const { filename, state, lines } = await read(req, id)
  return reportOf({ import: id, filename, state, lines })
}

/** The same with every line, for a spreadsheet. */
export async function getImportReport({
  req,
  id,
}: {
  req: PayloadRequest
  id: number
}): Promise<{ name: string; csv: string }> {
  const { filename, state, lines } = await read(req, id)
  const name = `${filename.replace(/\.[^.]*$/, '').replace(/[^\w-]+/g, '-') || 'list'}-report.csv`
  return { name, csv: reportAsCsv({ lines, done: state === 'finished' }) }
}

async function read(req: PayloadRequest, id: number) {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers see imports.')
  const row = await readImport(req, { organisation: person.organisation, id })
  return { ...row, lines: await withNames(req, row.lines) }
}

async function withNames(req: PayloadRequest, lines: ImportLine[]): Promise<ImportLine[]> {
  const people = [...new Set(lines.flatMap(({ person }) => (person === null ? [] : [person])))]
  if (people.length === 0) return lines
  const known = rows<{ id: number; name: string; email: string }>(
    await sql(req).execute(query`select id, name, email from users where id in ${people}`),
  )
  const byId = new Map(known.map((row) => [row.id, row]))
  return lines.map((line) => {
    const person = line.person === null ? undefined : byId.get(line.person)
    return person ? { ...line, email: person.email, name: person.name } : line
  })
}
