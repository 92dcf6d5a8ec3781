/**
 * How well search answers questions over real procedures: each way of searching alone, their fusion by rank (for
 * comparison), and the fusion that is used, inside the right document and over all of them. The tables of
 * docs/quality/search.md. A folder holds documents and `questions.jsonl`; without one, the 75 questions of the tests are
 * asked. bench/search-questions holds the questions that the weights were chosen on, and says where their documents are.
 *
 *     node --conditions=production --import tsx bench/search-quality.ts [FOLDER]
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { localEmbedder } from '@/systems/sops/embedders/local'
import { mediaTypeOf } from '@/systems/sops/formats'
import { parseInChild } from '@/systems/sops/parsing/parse-in-child'
import { bm25Over } from '@/systems/sops/search/bm25'
import type { Passage } from '@/systems/sops/search/passages'
import { passagesOf } from '@/systems/sops/search/passages'
import type { Ranker, WordIndex } from '@/systems/sops/search/rank-passages'
import { rankOver, wordIndexOf } from '@/systems/sops/search/rank-passages'
import { embeddingInputs } from '@/systems/sops/search/sentence-context'
import { fourGramsOf, termsOf } from '@/systems/sops/search/terms'
import { detectLanguage } from '@/systems/sops/structure/language'

type Question = { doc: string; question: string; answer_passage: string }
type Item = { passage: Passage; language: string; vectors: Float32Array[]; bare: string }
type Corpus = { items: Item[]; index: WordIndex; rank: Ranker }

const [folder = 'test/fixtures/sops'] = process.argv.slice(2)
const asked = readFileSync(path.join(folder, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Question)
const questions = asked.filter(({ doc }) => existsSync(path.join(folder, doc)))
if (questions.length < asked.length)
  console.log(`${asked.length - questions.length} questions are left out: their documents are not in ${folder}.`)
if (questions.length === 0)
  throw new Error(`There is no document of these questions in ${folder}. Its SOURCES.md says where they are.`)
const embedder = localEmbedder()
const files = [...new Set(questions.map(({ doc }) => doc))]
const own = new Map<string, Item[]>()
for (const file of files) own.set(file, await read(file))
const inside = new Map([...own].map(([file, items]) => [file, corpus(items)]))
const everything = corpus([...own.values()].flat())
const vectors = await embedder.embed(questions.map(({ question }) => question))
await embedder.close()

type Place = 'inside' | 'pooled'
type Way = 'words' | 'letters' | 'meaning' | 'by rank, k = 1' | 'by rank, k = 60' | 'as used'
const ways: Way[] = ['words', 'letters', 'meaning', 'by rank, k = 1', 'by rank, k = 60', 'as used']

const answered = questions.map((question, at) => ({
  question,
  inside: placesOf(inside.get(question.doc) ?? everything, question, vectors[at]),
  pooled: placesOf(everything, question, vectors[at]),
}))
const isScan = ({ question }: (typeof answered)[number]) => question.doc.includes('scanned')

for (const file of files)
  tell(
    file,
    answered.filter(({ question }) => question.doc === file),
    ['as used'],
  )
if (answered.some(isScan)) {
  tell(
    'without the scan',
    answered.filter((one) => !isScan(one)),
    ways,
  )
}
tell('all', answered, ways)

function tell(name: string, some: typeof answered, shown: Way[]): void {
  console.log(`\n${name}, ${some.length} questions (R@1 / R@5 / R@10 / MRR)`)
  for (const way of shown) {
    const figures = (['inside', 'pooled'] as Place[]).map((place) => {
      const found = some.map((one) => one[place][way])
      const share = (limit: number) => found.filter((rank) => rank <= limit).length / found.length
      return `${place} ${[share(1), share(5), share(10), mean(found.map((rank) => 1 / rank))].map((n) => n.toFixed(3)).join(' / ')}`
    })
    console.log(`${way.padEnd(16)} ${figures.join('   ')}`)
  }
}

async function read(file: string): Promise<Item[]> {
  const mediaType = mediaTypeOf(file)
  if (!mediaType) throw new Error(file)
  const bytes = new Uint8Array(readFileSync(path.join(folder, file)))
  const document = await parseInChild({ bytes, filename: file, mediaType })
  const items: Item[] = []
  for (const passage of passagesOf(document)) {
    const speaks = document.language === 'en'
    items.push({
      passage,
      language: document.language,
      vectors: speaks ? await embedder.embed(embeddingInputs(passage)) : [],
      bare: bare(passage.text),
    })
  }
  return items
}

function corpus(items: Item[]): Corpus {
  const index = wordIndexOf(items)
  return { items, index, rank: rankOver([index]) }
}

/** In which place each way of searching has the first passage that holds the answer, letters and digits alone compared. */
function placesOf(
  { items, index, rank }: Corpus,
  { question, answer_passage }: Question,
  vector: Float32Array | undefined,
): Record<Way, number> {
  const language = detectLanguage(question)
  const meaning = new Map<number, number>()
  items.forEach(({ vectors: sentences }, at) => {
    if (language !== 'en' || !vector || sentences.length === 0) return
    meaning.set(
      at,
      Math.max(...sentences.map((one) => one.reduce((sum, value, n) => sum + value * (vector[n] ?? 0), 0))),
    )
  })
  const words = bm25Over([index.words]).score(termsOf(question, language))
  const letters = bm25Over([index.grams]).score(fourGramsOf(question))
  const answer = bare(answer_passage)
  const placeIn = (order: number[]) => {
    const at = order.findIndex((one) => items[one]?.bare.includes(answer))
    return at < 0 ? Infinity : at + 1
  }
  return {
    words: placeIn(inOrder(words)),
    letters: placeIn(inOrder(letters)),
    meaning: placeIn(inOrder(meaning)),
    'by rank, k = 1': placeIn(inOrder(byRank([words, letters, meaning], 1))),
    'by rank, k = 60': placeIn(inOrder(byRank([words, letters, meaning], 60))),
    'as used': placeIn(rank(question, meaning).map(({ at }) => at)),
  }
}

function inOrder(scores: ReadonlyMap<number, number>): number[] {
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at)
}

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): each ranking adds 1 / (k + rank). */
function byRank(rankings: ReadonlyMap<number, number>[], k: number): Map<number, number> {
  const sums = new Map<number, number>()
  for (const scores of rankings)
    inOrder(scores).forEach((at, place) => sums.set(at, (sums.get(at) ?? 0) + 1 / (k + place + 1)))
  return sums
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(numbers.length, 1)
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
