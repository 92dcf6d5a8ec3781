/**
 * Pages a second of reading a PDF in full (text, boxes, layout, structure, passages: all that ingest does before the
 * sentences are embedded) beside bare pdf.js text extraction of the same file, in alternating rounds of one run; and the
 * most memory that a process takes which reads 1,000 pages. Sources: test/fixtures, and generated pages.
 *
 *     node --conditions=production --import tsx bench/ingest.ts [ROUNDS] [GENERATED_PAGES]
 */
import { fork } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { mediaTypes } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'
import { passagesOf } from '@/systems/sops/search/passages'
import { makePdf } from '../test/builders/pdf'
import type { PdfText } from '../test/builders/pdf'

const [rounds = 5, size = 1000] = process.argv.slice(2).map(Number)

/** A page of an SOP: running head, headings, paragraphs, steps, a table, a note, a page number. */
function page(number: number): PdfText[] {
  const lines: PdfText[] = [
    { text: 'Northfield Laboratories – Manual of procedures', x: 60, y: 815, size: 9 },
    { text: `${number}.1 Cleaning of line ${number}`, x: 60, y: 770, size: 14, bold: true },
    { text: `Page ${number} of ${size}`, x: 270, y: 22, size: 9 },
  ]
  let y = 745
  const add = (text: string, x = 60, bold = false) => lines.push({ text, x, y: (y -= 14), bold })
  for (let at = 0; at < 6; at += 1)
    add(`Line ${number * 7 + at} is taken out of use by the shift leader, who notes the time and the batch in the log.`)
  y -= 8
  for (let step = 1; step <= 10; step += 1) {
    add(
      `${step}. Rinse part ${number * 11 + step} with ${step * 2 + (number % 9)} litres of water at ${40 + step} °C and let`,
    )
    add(`it drain for ${step + (number % 13)} minutes before the lid is closed.`, 76)
  }
  y -= 8
  add('WARNING: Never reach into the drum while the motor runs.', 60, true)
  y -= 14
  for (const row of [
    ['Part', 'Interval', 'Agent'],
    [`Drum ${number}`, 'Every 7 days', 'Citric acid 2%'],
    [`Lid ${number}`, 'Monthly', 'Ethanol 70%'],
  ]) {
    y -= 17
    row.forEach((text, column) => lines.push({ text, x: 60 + column * 150, y, bold: row[0] === 'Part' }))
  }
  return lines
}

const generated = (pages: number) => makePdf(Array.from({ length: pages }, (_, at) => page(at + 1)))

async function bare(bytes: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), disableFontFace: true, useSystemFonts: false })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number += 1) {
    const one = await document.getPage(number)
    await one.getTextContent()
    one.cleanup()
  }
  await task.destroy()
  return document.numPages
}

async function full(bytes: Uint8Array): Promise<number> {
  const document = await parseDocument({ bytes, filename: 'manual.pdf', mediaType: mediaTypes.pdf })
  if (passagesOf(document).length === 0) throw new Error('nothing was read')
  return document.pages ?? 0
}

/** Pages a second by the clock, and by the time that processors worked for it: other programs slow the clock alone. */
const timed = async (work: () => Promise<number>) => {
  const [from, before] = [performance.now(), process.cpuUsage()]
  const pages = await work()
  const { user, system } = process.cpuUsage(before)
  return { clock: pages / ((performance.now() - from) / 1000), work: pages / ((user + system) / 1_000_000) }
}
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function compare(): Promise<void> {
  const files = {
    'irm-17-ransomware.pdf, 8 times': readFileSync('test/fixtures/sops/irm-17-ransomware.pdf'),
    [`${Math.min(size, 200)} generated pages`]: generated(Math.min(size, 200)),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const times = name.endsWith('times') ? 8 : 1
    const again = (way: (bytes: Uint8Array) => Promise<number>) => async () => {
      let pages = 0
      for (let at = 0; at < times; at += 1) pages += await way(new Uint8Array(bytes))
      return pages
    }
    const rates: Record<'ours' | 'bare' | 'clock' | 'work', number[]> = { ours: [], bare: [], clock: [], work: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const theirs = await timed(again(bare))
      const ours = await timed(again(full))
      // The first round warms up.
      if (round === 0) continue
      rates.bare.push(theirs.clock)
      rates.ours.push(ours.clock)
      rates.clock.push(ours.clock / theirs.clock)
      rates.work.push(ours.work / theirs.work)
    }
    const ratio = (values: number[]) =>
      `${middle(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`
    console.log(
      `${name}: ${middle(rates.ours).toFixed(0)} pages/s in full, ${middle(rates.bare).toFixed(0)} pages/s bare pdf.js, ratio ${ratio(rates.clock)} by the clock, ${ratio(rates.work)} by work of processors`,
    )
  }
}

if (process.send) {
  const [, , , , way, file = ''] = process.argv
  if (way === 'compare') await compare()
  else await (way === 'bare' ? bare : full)(new Uint8Array(readFileSync(file)))
  process.send(process.resourceUsage().maxRSS / 1024)
  process.disconnect()
} else {
  // As the built product runs: no loader of TypeScript, which takes time and memory of its own.
  const folder = path.resolve('node_modules/.cache/bench-ingest')
  mkdirSync(folder, { recursive: true })
  const script = path.join(folder, 'ingest.mjs')
  const manual = path.join(folder, 'manual.pdf')
  await build({
    entryPoints: [fileURLToPath(import.meta.url)],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    packages: 'external',
  })
  writeFileSync(manual, generated(size))
  for (const way of ['compare', 'bare', 'full']) {
    const execArgv = way === 'compare' ? [] : ['--max-old-space-size=512']
    const child = fork(script, [String(rounds), String(size), way, manual], { execArgv })
    const mb = await new Promise<number>((resolve, reject) => {
      child.once('message', (value) => resolve(Number(value)))
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
    })
    if (way !== 'compare') console.log(`${size} generated pages, ${way}: ${mb.toFixed(0)} MB at most`)
  }
  rmSync(folder, { recursive: true })
  process.exit(0)
}
