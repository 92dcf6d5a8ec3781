import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { PayloadRequest } from 'payload'
import { Complaint } from '../complaint'

type Options = { course: number; number?: number; format: string; out: string }

const say = (line: string) => process.stderr.write(`${line}\n`)

/** `coursewright export`: packages of a published course, from the configured database. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('Write packages of a published course, from the configured database.')
    .requiredOption('-c, --course <id>', 'the course, by its number in the admin', whole)
    .option('-n, --number <number>', 'which version of it; the released one by default', whole)
    .option('--format <list>', 'what to write, separated by commas', 'scorm-1.2,scorm-2004,xapi')
    .option('-o, --out <folder>', 'where to write; made if it is not there', '.')
    .addHelpText(
      'after',
      '\nReads DATABASE_URL, or the embedded database in DATA_DIR. The paths written go to stdout, progress to stderr.\n' +
        'Exit codes: 0 written, 1 unexpected failure, 2 a course, version, format or folder that cannot be used.',
    )
    .action(async (options: Options) => {
      await exportCourse(options)
    })
}

function whole(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1.')
  return number
}

async function exportCourse({ course, number, format, out }: Options): Promise<void> {
  const database = await openDatabase()
  try {
    const { getManifest, packageFormats, packageOf } = await import('@/systems/courses/public')
    const wanted = await formatsIn(format, packageFormats)
    const version = await versionOf({ req: database.req, course, number })
    const { findByID } = await import('@/shared/db')
    const { organisation } = (await findByID({
      req: database.req,
      collection: 'versions',
      id: version,
      select: { organisation: true },
    })) as unknown as { organisation: number }
    const manifest = await getManifest({ req: database.req, version })
    await mkdir(out, { recursive: true }).catch(() => {
      throw new Complaint(`${out}: this folder cannot be made. Give another one with --out.`)
    })
    for (const one of wanted) {
      const { stream, filename } = await packageOf({ req: database.req, organisation, manifest, format: one })
      const file = path.join(out, filename)
      say(`Writing ${file}`)
      await pipeline(stream, createWriteStream(file))
      process.stdout.write(`${file}\n`)
    }
  } finally {
    await database.close()
  }
}

async function formatsIn(list: string, known: () => Promise<{ format: string }[]>): Promise<string[]> {
  const formats = (await known()).map(({ format }) => format)
  const wanted = [
    ...new Set(
      list
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ]
  const strange = wanted.find((one) => !formats.includes(one))
  if (strange !== undefined) throw new Complaint(`There is no format "${strange}". Choose from: ${formats.join(', ')}.`)
  return wanted
}

async function versionOf({
  req,
  course,
  number,
}: {
  req: PayloadRequest
  course: number
  number: number | undefined
}): Promise<number> {
  const { listVersions } = await import('@/systems/courses/public')
  const versions = await listVersions({ req, course })
  const version = versions.find((one) => (number === undefined ? one.state === 'released' : one.number === number))
  if (version) return version.id
  const there = versions.map((one) => `${one.number} (${one.state})`).join(', ')
  throw new Complaint(
    `Course ${course} has no ${number === undefined ? 'released version' : `version ${number}`}. ${there ? `There are: ${there}.` : 'It was never published, or there is no such course.'}`,
  )
}

/** The configured database; the embedded one is shared with a server that has it open, and opened where none has. */
async function openDatabase(): Promise<{ req: PayloadRequest; close: () => Promise<void> }> {
  const { env } = await import('@/shared/env')
  const closing: (() => Promise<void>)[] = []
  if (env.EMBEDDED_DATABASE) {
    const { runningEmbeddedDatabase, startEmbeddedDatabase } = await import('@/shared/embedded-database')
    const { announceEmbeddedDatabase } = await import('@/shared/database-url')
    const dataDir = `${env.DATA_DIR}/database`
    const running = runningEmbeddedDatabase(dataDir)
    if (running) announceEmbeddedDatabase(running)
    else {
      const database = await startEmbeddedDatabase({ dataDir })
      closing.push(() => database.close())
      announceEmbeddedDatabase(database.connectionString)
    }
  }
  // Only now: the configuration asks for the database's address when it is loaded.
  const [{ getPayload }, { default: config }, { systemRequest }] = await Promise.all([
    import('payload'),
    import('@payload-config'),
    import('@/shared/db'),
  ])
  const payload = await getPayload({ config })
  closing.unshift(async () => {
    await payload.destroy()
    await (payload.db as unknown as { pool: { end(): Promise<void> } }).pool.end()
  })
  return {
    req: await systemRequest(payload, { reason: 'the command line, for whoever may read the database' }),
    close: async () => {
      for (const close of closing) await close()
    },
  }
}
