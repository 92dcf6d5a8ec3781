import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { Checked } from '@/shared/verify'
import type { SourceDocument } from '@/systems/sops/model'
import { Complaint } from '../complaint'
import { readSource } from '../read-source'

type Options = { source: string[]; json?: boolean; exercises?: boolean }

const say = (line: string) => process.stderr.write(`${line}\n`)

/** `coursewright verify`: compares every claim of a manifest with the passages of its source files. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('Check every claim of a course against the files it cites.')
    .argument('<course.json>', 'a CourseManifest, made here or elsewhere')
    .requiredOption('-s, --source <id=file...>', 'the file of each source of the manifest')
    .option('--exercises', 'check the keys of the exercises too')
    .option('--json', 'one JSON object a line: claim (or exercise), ok, problems')
    .addHelpText('after', '\nExit codes: 0 all hold, 1 some do not, 2 a file or option that cannot be used.')
    .action(async (file: string, options: Options) => {
      process.exitCode = await verify(file, options)
    })
}

async function verify(file: string, options: Options): Promise<number> {
  const { verifyManifestAgainstText } = await import('@/shared/verify')
  const manifest = await readManifest(file)
  const sources = await readSources(options.source, manifest)
  const checked = verifyManifestAgainstText({ manifest, sources }).filter(
    (one) => one.kind === 'claim' || options.exercises,
  )
  const results = checked.map((one) => ({
    one,
    ok: holds(one, manifest),
    problems: one.verdict.problems.map((problem) => problem.message),
  }))
  const failed = results.filter((result) => !result.ok)
  if (options.json) {
    for (const { one, ok, problems } of results)
      process.stdout.write(`${JSON.stringify({ [one.kind]: one.id, ok, problems })}\n`)
  } else {
    for (const { one, problems } of failed) process.stdout.write(`${one.kind} ${one.id}: ${problems.join('; ')}\n`)
    process.stdout.write(`${String(results.length - failed.length)} of ${String(results.length)} hold.\n`)
  }
  return failed.length === 0 ? 0 : 1
}

/** Supported by its passages, or accepted by a person with a name and a reason. */
function holds(one: Checked, manifest: CourseManifest): boolean {
  const verdict = one.kind === 'claim' ? manifest.claims[one.id]?.verdict : undefined
  return one.verdict.support === 'supported' || (verdict?.decision === 'accepted' && Boolean(verdict.reason))
}

async function readManifest(file: string): Promise<CourseManifest> {
  const { manifestSchema } = await import('@/shared/manifest/schema')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Complaint(`${file}: there is no such file, or it cannot be read.`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Complaint(`${file}: this is not JSON.`)
  }
  const read = manifestSchema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Complaint(
    `${file}: this is not a CourseManifest. ${issue ? `At ${issue.path.join('.') || 'the top'}: ${issue.message}.` : ''}`,
  )
}

async function readSources(pairs: readonly string[], manifest: CourseManifest): Promise<Map<string, SourceDocument>> {
  const sources = new Map<string, SourceDocument>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) throw new Complaint(`"${pair}" is not ID=FILE.`)
    const [id, file] = [pair.slice(0, at), pair.slice(at + 1)]
    const declared = manifest.sources.find((source) => source.id === id)
    if (!declared)
      throw new Complaint(
        `The manifest has no source "${id}". It has: ${manifest.sources.map((source) => source.id).join(', ')}.`,
      )
    const source = await readSource({ file, id })
    if (source.sha256 !== declared.sha256)
      say(`${file} is not the file that the manifest was made from: its SHA-256 differs.`)
    // What the course is written in decides how its words are compared.
    sources.set(id, { ...source, document: { ...source.document, language: manifest.language } })
  }
  const missing = manifest.sources.filter((source) => !sources.has(source.id))
  for (const source of missing)
    say(`No file was given for the source "${source.id}" (${source.file}); its claims cannot hold.`)
  return sources
}
