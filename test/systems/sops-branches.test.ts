import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { sentences } from '@/shared/language'
import { readFacts } from '@/systems/generation/providers/builtin/facts/read-facts'
import { factsInCase, namesCase } from '@/systems/generation/reading/cases'
import { mediaTypeOf } from '@/systems/sops/formats'
import { parseDocument } from '@/systems/sops/parsers'

const folder = 'test/fixtures/languages'
const labels = readFileSync(path.join(folder, 'branches.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))
const documents = [...new Set(labels.map(([file = '']) => file))]

/** What was found of the labels, and what though it is not labelled, when this was written: a change of either is to be looked at. */
const held: Record<string, { found: number; tooMany: number }> = {
  '../sops/inbo-svp106-waterpeil-nl.docx': { found: 6, tooMany: 0 },
  '../sops/autoklav-de.md': { found: 2, tooMany: 0 },
  '../sops/deversement-chimique-fr.md': { found: 3, tooMany: 0 },
  '../sops/recepcion-muestras-es.md': { found: 3, tooMany: 0 },
}

const bare = (text: string) =>
  text
    .replace(/^[\d().\s]+/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The sentences that a reading takes for branches. A fact of several sentences counts by those that name a case. */
async function branchesOf(file: string): Promise<string[]> {
  const at = path.join(folder, file)
  const mediaType = mediaTypeOf(at)
  if (!mediaType) throw new Error(at)
  const document = await parseDocument({
    bytes: new Uint8Array(readFileSync(at)),
    filename: path.basename(at),
    mediaType,
  })
  const { facts } = readFacts([{ id: 's', sop: '', version: '', file: '', sha256: '', document }])
  const inCase = factsInCase(facts, document.language)
  return facts
    .filter((fact) => inCase.has(fact.id))
    .flatMap((fact) => {
      const all = sentences(fact.text, document.language).map(({ text }) => text)
      const cases = all.filter((text) => namesCase(text, document.language, true))
      return cases.length > 0 ? cases : [fact.text]
    })
}

describe('branches in Dutch, German, French and Spanish, against what a person says', () => {
  it.each(documents)('%s', async (file) => {
    const read = await branchesOf(file)
    const wanted = labels.filter(([name]) => name === file).map(([, begin = '']) => bare(begin))
    const missed = wanted.filter((begin) => !read.some((text) => bare(text).startsWith(begin)))
    const tooMany = read.filter((text) => !wanted.some((begin) => bare(text).startsWith(begin)))
    const figures = { found: wanted.length - missed.length, tooMany: tooMany.length }
    expect({ file, ...figures, missed, tooManyOf: tooMany }).toEqual({
      file,
      ...held[file],
      missed,
      tooManyOf: tooMany,
    })
  })
})
