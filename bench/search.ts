/**
 * Does one organisation's search get slower when others bring documents? A tenant of constant size among 10³, 10⁴ and 10⁵
 * segments of all tenants: a whole search with everything at hand, one whose versions have to be made ready first, and the
 * scan of vectors alone, with the pages it reads. The embedder is a stand-in without cost, so that only the search is
 * measured; what the real one takes for a question is told beside it. Ends with 1 where the largest takes more than twice
 * the smallest, or where the scan misses a passage that a comparison in memory finds.
 *
 *     node --conditions=production --import tsx bench/search.ts [ROUNDS]      (TEST_DATABASE_URL, else the embedded database)
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { inTransaction, rows, sql, systemRequest } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { chooseSopAdapters } from '@/systems/sops/adapters'
import type { Embedder } from '@/systems/sops/embedders/define-embedder'
import { spaceOf } from '@/systems/sops/embedders/define-embedder'
import { localEmbedder } from '@/systems/sops/embedders/local'
import { mediaTypeOf } from '@/systems/sops/formats'
import type { Segment } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'
import { searchSegments } from '@/systems/sops/public'
import { writeSegments } from '@/systems/sops/rows'
import { noteIndexed } from '@/systems/sops/search/index-state'
import { prepare } from '@/systems/sops/search/prepared-versions'
import { embeddingInputs } from '@/systems/sops/search/sentence-context'
import { literal } from '@/systems/sops/stores/define-store'
import { postgresStore } from '@/systems/sops/stores/postgres'
import { tableOf } from '@/systems/sops/stores/space-table'
import { startSchool } from '../test/builders/school'

const rounds = Number(process.argv[2] ?? 5)
const sizes = [1000, 10_000, 100_000]
const folder = 'test/fixtures/sops'
const documents = ['tts-security-incidents.md', 'mri-emergency-procedures.md', 'freezer-defrosting-sop.md']
const questions = readFileSync(`${folder}/questions.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { doc: string; question: string })
  .filter(({ doc }) => documents.includes(doc))
  .map(({ question }) => question)

const embedder: Embedder = {
  model: 'bench/words@512',
  dimensions: 512,
  languages: 'all',
  hosted: false,
  embed: (texts) => Promise.resolve(texts.map(vectorOf)),
  close: () => Promise.resolve(),
}
const space = spaceOf(embedder)
chooseSopAdapters({ embedder })
const school = await startSchool()
chooseSopAdapters({ embedder })
const req = await systemRequest(school.payload, { reason: 'a bench' })
const run = async <Row>(statement: ReturnType<typeof query>) =>
  rows<Row & Record<string, unknown>>(await sql(req).execute(statement))
const table = query.identifier(tableOf(space))

await inTransaction(req, () => postgresStore.prepare({ req, space }))
const ours: { id: number; segments: Segment[]; language: string }[] = []
for (const file of documents) ours.push(await keep(file))
const kept = ours.reduce((sum, { segments }) => sum + segments.length, 0)
const sentences = await count(query`${table}`)
console.log(
  `One tenant: ${ours.length} documents, ${kept} segments, ${sentences} sentences; ${questions.length} questions; ${rounds} rounds.`,
)

type Figure = { segments: number; warm: number[]; cold: number[]; scan: number[]; pages: number }
const figures: Figure[] = []
let missed = 0
for (const size of sizes) {
  await fill(size)
  await run(query`analyze`)
  const figure: Figure = { segments: await count(query`sop_segments`), warm: [], cold: [], scan: [], pages: 0 }
  for (let round = 0; round <= rounds; round += 1) {
    const warm: number[] = []
    const scan: number[] = []
    for (const question of questions) {
      warm.push(await timed(async () => void (await searchSegments({ req: await asker(), question, k: 10 }))))
      scan.push(await timed(async () => void (await closest(question, 10))))
    }
    await run(query`update sop_versions set updated_at = now() where organisation_id = ${school.organisation}`)
    const cold = await timed(
      async () => void (await searchSegments({ req: await asker(), question: questions[0] ?? '', k: 10 })),
    )
    // The first round warms up.
    if (round === 0) continue
    figure.warm.push(median(warm))
    figure.scan.push(median(scan))
    figure.cold.push(cold)
  }
  for (const question of questions) missed += await missing(question)
  figure.pages = await pagesRead(questions[0] ?? '')
  figures.push(figure)
  console.log(
    `${String(figure.segments).padStart(7)} segments: search ${shown(figure.warm)}, first search ${shown(figure.cold)}, scan ${shown(figure.scan)}, ${figure.pages} pages read`,
  )
}

const empty: Figure = { segments: 0, warm: [], cold: [], scan: [], pages: 0 }
const growth = (of: (figure: Figure) => number) => of(figures.at(-1) ?? empty) / of(figures[0] ?? empty)
const ratios = {
  search: growth(({ warm }) => median(warm)),
  'first search': growth(({ cold }) => median(cold)),
  scan: growth(({ scan }) => median(scan)),
  'pages read': growth(({ pages }) => pages),
}
console.log(
  `From ${sizes[0]} to ${sizes.at(-1)}: ${Object.entries(ratios)
    .map(([name, ratio]) => `${name} × ${ratio.toFixed(2)}`)
    .join(', ')}`,
)
console.log(
  `Recall@10 of the scan against a comparison in memory: ${(1 - missed / (questions.length * sizes.length * 10)).toFixed(3)}`,
)

const real = localEmbedder()
await real.embed(['warm up'])
const asked: number[] = []
for (const question of questions) asked.push(await timed(async () => void (await real.embed([question]))))
await real.close()
console.log(`The built-in embedder takes ${median(asked).toFixed(1)} ms for a question.`)
await school.stop()
process.exit(missed > 0 || Object.values(ratios).some((ratio) => ratio > 2) ? 1 : 0)

async function keep(file: string): Promise<(typeof ours)[number]> {
  const mediaType = mediaTypeOf(file)
  if (!mediaType) throw new Error(file)
  const bytes = new Uint8Array(readFileSync(`${folder}/${file}`))
  const { segments, language } = await parseDocument({ bytes, filename: file, mediaType })
  const organisation = school.organisation
  const [sop] = await run<{ id: number }>(
    query`insert into sops (title, organisation_id) values (${file}, ${organisation}) returning id`,
  )
  const [version] = await run<{ id: number }>(query`
    insert into sop_versions (sop_id, label, reason, state, language, filename, mime_type, organisation_id)
    values (${sop?.id}, '1.0', 'First issue', 'effective', ${language}, ${file}, ${mediaType}, ${organisation}) returning id`)
  if (!sop || !version) throw new Error(file)
  await writeSegments(req, { id: version.id, sop: sop.id, organisation }, segments)
  const { passages, fingerprint } = prepare(segments, language)
  for (const passage of passages) {
    const vectors = await embedder.embed(embeddingInputs(passage))
    const some = passage.sentences.map(({ text, segment }, sentence) => ({
      segment,
      passage: passage.number,
      sentence,
      text,
      vector: vectors[sentence] ?? new Float32Array(),
    }))
    await postgresStore.add({ req, organisation, version: version.id, space, sentences: some })
  }
  await noteIndexed(req, { organisation, version: version.id, space, store: 'postgres', fingerprint })
  return { id: version.id, segments, language }
}

/** Copies of our documents, in organisations of others, until there are `size` segments of everybody. */
async function fill(size: number): Promise<void> {
  const missingSegments = size - (await count(query`sop_segments`))
  const copies = Math.max(0, Math.round(missingSegments / kept))
  const base = 1_000_000 + figures.length * 100_000
  if (copies === 0) return
  const [sop] = await run<{ id: number }>(
    query`insert into sops (title, organisation_id) values ('theirs', ${school.other.author.organisation}) returning id`,
  )
  // Rows of Payload need an organisation that exists; vectors do not, and each copy has one of its own.
  const organisation = school.other.author.organisation
  await run(query`
    insert into sop_versions (id, sop_id, label, reason, state, language, organisation_id)
    select ${base} + copy * 10 + place, ${sop?.id}, '1.0', 'First issue', 'effective', 'en', ${organisation}
    from generate_series(1, ${copies}) as copy, generate_series(0, ${documents.length - 1}) as place`)
  for (const [place, { id }] of ours.entries()) {
    await run(query`
      insert into sop_segments (version_id, sop_id, organisation_id, key, kind, "order", text, path, page, start, "end", data)
      select ${base} + copy * 10 + ${place}, ${sop?.id}, ${organisation}, key, kind, "order", text, path, page, start, "end", data
      from sop_segments, generate_series(1, ${copies}) as copy where version_id = ${id}`)
    await run(query`
      insert into ${table} (organisation_id, version_id, segment_key, passage, sentence, text, embedding)
      select ${organisation} + copy, ${base} + copy * 10 + ${place}, segment_key, passage, sentence, text, embedding
      from ${table}, generate_series(1, ${copies}) as copy where version_id = ${id} and organisation_id = ${school.organisation}`)
  }
}

/** As over HTTP: every request its own. */
async function asker() {
  return school.as.author.req()
}

async function closest(question: string, k: number) {
  const versions = ours.map(({ id }) => id)
  return postgresStore.closest({
    req,
    organisation: school.organisation,
    versions,
    space,
    vector: vectorOf(question),
    k,
  })
}

/** How many of the ten closest passages, compared one by one in memory, the scan did not give. */
async function missing(question: string): Promise<number> {
  const vector = vectorOf(question)
  const best = ours.flatMap(({ id, segments, language }) =>
    prepare(segments, language).passages.map((passage) => ({
      place: `${id}/${passage.number}`,
      similarity: Math.max(-1, ...embeddingInputs(passage).map((text) => dot(vectorOf(text), vector))),
    })),
  )
  const tenth = best.map(({ similarity }) => similarity).sort((a, b) => b - a)[9] ?? -1
  const found = new Map(
    (await closest(question, 10)).map(({ version, passage, similarity }) => [`${version}/${passage}`, similarity]),
  )
  return best.filter(({ place, similarity }) => similarity > tenth + 1e-5 && !found.has(place)).length
}

async function pagesRead(question: string): Promise<number> {
  const plan = await run<{ 'QUERY PLAN': unknown }>(query`
    explain (analyze, buffers, format json)
    select version_id, passage, min(embedding <=> ${literal(vectorOf(question))}::vector) from ${table}
    where organisation_id = ${school.organisation}
      and version_id in (select jsonb_array_elements_text(${jsonText(ours.map(({ id }) => id))}::jsonb)::int)
    group by version_id, passage`)
  const text = JSON.stringify(plan)
  const of = (name: string) => Number(new RegExp(`"${name}":\\s*(\\d+)`).exec(text)?.[1] ?? 0)
  return of('Shared Hit Blocks') + of('Shared Read Blocks')
}

async function count(from: ReturnType<typeof query>): Promise<number> {
  const [row] = await run<{ n: number }>(query`select count(*)::int as n from ${from}`)
  return row?.n ?? 0
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

function shown(times: number[]): string {
  return `${median(times).toFixed(1)} ms (${Math.min(...times).toFixed(1)}–${Math.max(...times).toFixed(1)})`
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(512).fill(0.01)
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = createHash('sha1').update(word).digest().readUInt32LE(0) % 512
    vector[place] = (vector[place] ?? 0) + 1
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
