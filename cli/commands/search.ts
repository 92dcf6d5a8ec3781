import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { IndexedDocument, SearchHit } from '@/systems/sops/search/build-index'

type Options = { file: string[]; k: number; json?: boolean; questions?: string }

/** `coursewright search`: asks documents questions, without a server or a database. */
export function registerSearch(program: Command): void {
  program
    .command('search')
    .description('Find the passages of documents that answer a question.')
    .argument('[question]', 'what you want to know')
    .requiredOption(
      '-f, --file <files...>',
      'documents to search: PDF, .docx, .pptx, .xlsx, .odt, Markdown, HTML or text',
    )
    .option('-k, --k <number>', 'how many passages to show for each question', positiveInteger, 10)
    .option(
      '--questions <file>',
      'ask every line of this file (plain text, or JSON lines with "question") over one index',
    )
    .option('--json', 'one JSON object a line: question, rank, segment, text, path, page, score, file')
    .addHelpText(
      'after',
      '\nProgress and files that cannot be read are told on stderr.\nExit codes: 0 answered, 1 unexpected failure, 2 nothing to search or nothing to ask.',
    )
    .action(async (question: string | undefined, options: Options) => {
      process.exitCode = await search(question, options)
    })
}

function positiveInteger(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1.')
  return number
}

const say = (line: string) => process.stderr.write(`${line}\n`)

async function search(question: string | undefined, options: Options): Promise<number> {
  const questions = options.questions === undefined ? [] : await questionsOf(options.questions)
  if (question?.trim()) questions.unshift(question.trim())
  if (questions.length === 0) {
    say('Nothing to ask: give a question, or a file of questions with --questions.')
    return 2
  }
  const documents = await readDocuments(options.file)
  if (documents.length === 0) {
    say('None of the files could be read, so there is nothing to search.')
    return 2
  }
  const { buildIndex } = await import('@/systems/sops/search/build-index')
  const { localEmbedder } = await import('@/systems/sops/embedders/local')
  const embedder = localEmbedder()
  try {
    const index = await buildIndex({ documents, embedder, onProgress: progress() })
    say(`${index.passages} passages of ${documents.length} ${documents.length === 1 ? 'document' : 'documents'}.`)
    for (const asked of questions) {
      const hits = await index.search(asked, { k: options.k })
      process.stdout.write(options.json ? jsonLines(asked, hits) : readable(asked, hits))
    }
    return 0
  } finally {
    await embedder.close()
  }
}

/** Empty where the file cannot be read; what was wrong is said on stderr. */
async function questionsOf(file: string): Promise<string[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    say(`${file}: this file of questions cannot be read.`)
    return []
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => (line.startsWith('{') ? questionField(line) : line))
    .filter(Boolean)
}

function questionField(line: string): string {
  try {
    const value = JSON.parse(line) as { question?: unknown }
    return typeof value.question === 'string' ? value.question : ''
  } catch {
    return line
  }
}

async function readDocuments(files: string[]): Promise<IndexedDocument[]> {
  const { DomainError } = await import('@/shared/errors')
  const { inspectUpload } = await import('@/systems/sops/uploads/inspect-upload')
  const { parseDocument } = await import('@/systems/sops/parsers')
  const documents: IndexedDocument[] = []
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null)
    if (!bytes) {
      say(`${file}: there is no such file, or it cannot be read.`)
      continue
    }
    try {
      const filename = path.basename(file)
      const { mediaType } = await inspectUpload({ bytes, filename })
      documents.push({ file, document: await parseDocument({ bytes, filename, mediaType }) })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      say(`${file}: ${error.message}`)
    }
  }
  return documents
}

/** A line that rewrites itself on a terminal, and every tenth of the way elsewhere. */
function progress(): (done: number, total: number) => void {
  let shown = -1
  return (done, total) => {
    const tenth = Math.floor((done / total) * 10)
    if (process.stderr.isTTY)
      process.stderr.write(`\rReading sentences: ${done} of ${total}${done === total ? '\n' : ''}`)
    else if (tenth > shown) say(`Reading sentences: ${done} of ${total}`)
    shown = tenth
  }
}

const jsonLines = (question: string, hits: SearchHit[]): string =>
  hits
    .map(({ rank, segment, text, path: headings, page, score, file }) =>
      JSON.stringify({ question, rank, segment, text, path: headings, page: page ?? null, score, file }),
    )
    .map((line) => `${line}\n`)
    .join('')

const readable = (question: string, hits: SearchHit[]): string =>
  [
    `\n${question}`,
    ...hits.map(({ rank, text, path: headings, page, file }) => {
      const place = [path.basename(file), page === undefined ? '' : `page ${page}`, headings.join(' › ')]
        .filter(Boolean)
        .join(' · ')
      return `\n${rank}. ${place}\n${text.replace(/^/gm, '   ')}`
    }),
    '',
  ].join('\n')
