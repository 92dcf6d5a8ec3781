/**
 * How well search answers the 75 shared questions: each way of searching alone, and their fusion, inside the right document
 * and over all of them. The constant of the fusion is chosen without the document it is judged on, one after the other; the
 * scanned document took no part in any choice. The tables of docs/quality/search.md.
 *
 *     node --conditions=production --import tsx bench/search-quality.ts
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { localEmbedder } from '@/systems/sops/embedders/local'
import { mediaTypeOf } from '@/systems/sops/formats'
import { parseInChild } from '@/systems/sops/parsing/parse-in-child'
import { bm25Over } from '@/systems/sops/search/bm25'
import { fuse } from '@/systems/sops/search/fuse'
import type { Passage } from '@/systems/sops/search/passages'
import { passagesOf } from '@/systems/sops/search/passages'
import type { WordIndex } from '@/systems/sops/search/rank-passages'
import { wordIndexOf } from '@/systems/sops/search/rank-passages'
import { embeddingInputs } from '@/systems/sops/search/sentence-context'
import { fourGramsOf, termsOf } from '@/systems/sops/search/terms'
import { detectLanguage } from '@/systems/sops/structure/language'

type Question = { doc: string; question: string; answer_passage: string }
type Item = { passage: Passage; language: string; vectors: Float32Array[]; bare: string }
type Corpus = { items: Item[]; index: WordIndex }
type Rankings = Record<'words' | 'letters' | 'meaning', Map<number, number>>

const folder = 'test/fixtures/sops'
const constants = [1, 2, 3, 5, 10, 20, 60]
const used = 1
const questions = readFileSync(path.join(folder, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Question)
const embedder = localEmbedder()
const files = [...new Set(questions.map(({ doc }) => doc))]
const own = new Map<string, Item[]>()
for (const file of files) own.set(file, await read(file))
const inside = new Map([...own].map(([file, items]) => [file, corpus(items)]))
const everything = corpus([...own.values()].flat())
const vectors = await embedder.embed(questions.map(({ question }) => question))
await embedder.close()

const ranked = questions.map((question, at) => ({
  question,
  inside: rankings(inside.get(question.doc) ?? everything, question, vectors[at]),
  pooled: rankings(everything, question, vectors[at]),
}))
type Place = 'inside' | 'pooled'
const places: Place[] = ['inside', 'pooled']
const isHeldOut = ({ question }: (typeof ranked)[number]) => question.doc.includes('scanned')
const chosenOn = ranked.filter((one) => !isHeldOut(one))

for (const [name, some] of [
  ['66 questions', chosenOn],
  ['the scan, 9 questions held out', ranked.filter(isHeldOut)],
  ['all 75', ranked],
] as const) {
  console.log(`\n${name} (R@1 / R@5 / R@10 / MRR)`)
  for (const way of ['words', 'letters', 'meaning'] as const) tell(way, (place, one) => [one[place][way]], used)
  for (const k of [used, 60]) tell(`fused, k = ${k}`, (place, one) => Object.values(one[place]), k)

  function tell(way: string, of: (place: Place, one: (typeof ranked)[number]) => Map<number, number>[], k: number) {
    const shown = places.map((place) => {
      const found = some.map((one) => rankOf(place, one.question, of(place, one), k))
      const share = (limit: number) => found.filter((rank) => rank <= limit).length / found.length
      return `${place} ${[share(1), share(5), share(10), mean(found.map((rank) => 1 / rank))].map((n) => n.toFixed(3)).join(' / ')}`
    })
    console.log(`${way.padEnd(14)} ${shown.join('   ')}`)
  }
}

console.log('\nThe constant, chosen on the other documents, judged on the one left out:')
const judged: Record<Place, number[]> = { inside: [], pooled: [] }
for (const left of files.filter((file) => !file.includes('scanned'))) {
  const others = chosenOn.filter(({ question }) => question.doc !== left)
  const best = constants.map((k) => ({
    k,
    score: places.reduce((sum, place) => sum + mean(reciprocals(others, place, k)), 0),
  }))
  const { k } = best.sort((a, b) => b.score - a.score)[0] ?? { k: used }
  for (const place of places) {
    judged[place].push(
      ...reciprocals(
        chosenOn.filter(({ question }) => question.doc === left),
        place,
        k,
      ),
    )
  }
  console.log(`${left}: k = ${k}`)
}
console.log(`MRR inside ${mean(judged.inside).toFixed(3)}, pooled ${mean(judged.pooled).toFixed(3)}`)
for (const k of constants) {
  const shown = places.map((place) => `${place} ${mean(reciprocals(chosenOn, place, k)).toFixed(3)}`)
  console.log(`k = ${String(k).padEnd(3)} on all 66: MRR ${shown.join(', ')}`)
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
  return { items, index: wordIndexOf(items) }
}

function rankings({ items, index }: Corpus, { question }: Question, vector: Float32Array | undefined): Rankings {
  const language = detectLanguage(question)
  const meaning = new Map<number, number>()
  items.forEach(({ vectors: sentences }, at) => {
    if (language !== 'en' || !vector || sentences.length === 0) return
    meaning.set(
      at,
      Math.max(...sentences.map((one) => one.reduce((sum, value, n) => sum + value * (vector[n] ?? 0), 0))),
    )
  })
  return {
    words: bm25Over([index.words]).score(termsOf(question, language)),
    letters: bm25Over([index.grams]).score(fourGramsOf(question)),
    meaning,
  }
}

/** Of the first passage that holds the answer, letters and digits alone compared. */
function rankOf(place: Place, question: Question, given: Map<number, number>[], k: number): number {
  const { items } = place === 'inside' ? (inside.get(question.doc) ?? everything) : everything
  const answer = bare(question.answer_passage)
  const at = fuse(given, k).findIndex((hit) => items[hit.at]?.bare.includes(answer))
  return at < 0 ? Infinity : at + 1
}

function reciprocals(some: typeof ranked, place: Place, k: number): number[] {
  return some.map((one) => 1 / rankOf(place, one.question, Object.values(one[place]), k))
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
