import { fork } from 'node:child_process'
import { DomainError } from '@/shared/errors'
import { refuse } from '../errors'
import type { MediaType, ParsedDocument } from '../model'
import type { Picture } from '../parsers/blocks'
import { childScript } from './child-script'

/** What the child can be asked, what it answers in the end, and what it may hand over before. */
export type ChildTasks = {
  parse: { given: { bytes: Uint8Array; filename: string; mediaType: MediaType }; answer: ParsedDocument }
  /** Pictures of pages, one by one in the order asked. */
  pages: { given: { bytes: Uint8Array; pages: number[]; width: number }; answer: 'done' }
  /** The picture that a figure names. */
  picture: { given: { bytes: Uint8Array; mediaType: MediaType; name: string }; answer: Picture | null }
}
export type ChildTask = keyof ChildTasks
export type ChildRequest = { [Task in ChildTask]: { task: Task } & ChildTasks[Task]['given'] }[ChildTask]

export type ChildProgress = { done: number; total: number; label: string }
export type ChildReply =
  | { answer: ChildTasks[ChildTask]['answer'] }
  | { error: { code: string; message: string; status: number } }
  | { progress: ChildProgress }
  | { page: number; picture: Picture }

/**
 * `timeoutMs`: how long the child may work without telling of progress, `totalMs` how long in all: a scan of many pages
 * goes on for minutes and says so, a loop says nothing.
 */
export type ChildLimits = {
  timeoutMs?: number
  totalMs?: number
  heapMb?: number
  signal?: AbortSignal
  onProgress?: (progress: ChildProgress) => void
  onPage?: (page: number, picture: Picture) => void
}

/**
 * Lets a process of its own work on a file, which dies alone: with a heap limit (MB), a time limit (ms), no environment
 * and no secrets.
 *
 * @throws DomainError; `sop.parse-timeout` and `sop.too-complex` where the child was stopped
 */
export async function askChild<Task extends ChildTask>(
  task: Task,
  given: ChildTasks[Task]['given'],
  { timeoutMs = 120_000, totalMs = 45 * 60_000, heapMb = 512, signal, onProgress, onPage }: ChildLimits = {},
): Promise<ChildTasks[Task]['answer']> {
  signal?.throwIfAborted()
  const reply = await new Promise<Extract<ChildReply, { answer: unknown } | { error: unknown }>>((resolve, reject) => {
    const { script, loader } = childScript({ source: 'parsing/child.ts', bundle: 'parsing-child' })
    const child = fork(script, [], {
      execArgv: ['--conditions=production', `--max-old-space-size=${heapMb}`, ...loader],
      // The parser needs none of our environment, and a parser that is taken over must find none.
      env: { NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let complaint = ''
    let settled = false
    const settle = (act: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      child.kill('SIGKILL')
      act()
    }
    const onAbort = () => settle(() => reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted')))
    const began = Date.now()
    const tooLong = () =>
      settle(() => reject(refuse('sop.parse-timeout', { seconds: Math.round((Date.now() - began) / 1000) })))
    let timer = setTimeout(tooLong, timeoutMs)
    const heard = () => {
      clearTimeout(timer)
      timer = setTimeout(tooLong, Math.min(timeoutMs, began + totalMs - Date.now()))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    child.stderr?.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString('utf8')).slice(-2000)
    })
    child.on('message', (message) => {
      const said = message as ChildReply
      if (settled) return
      heard()
      if ('progress' in said) onProgress?.(said.progress)
      else if ('picture' in said) onPage?.(said.page, said.picture)
      else settle(() => resolve(said))
    })
    child.on('error', (error) => settle(() => reject(error)))
    child.on('exit', (code, killedBy) => settle(() => reject(deathOf({ code, killedBy, complaint }))))
    child.send({ task, ...given }, (error) => {
      if (error) settle(() => reject(error))
    })
  })
  if ('error' in reply) throw new DomainError(reply.error)
  return reply.answer
}

function deathOf({
  code,
  killedBy,
  complaint,
}: {
  code: number | null
  killedBy: string | null
  complaint: string
}): Error {
  if (
    killedBy === 'SIGABRT' ||
    code === 134 ||
    killedBy === 'SIGKILL' ||
    /heap out of memory|allocation failed/i.test(complaint)
  ) {
    return refuse('sop.too-complex')
  }
  return new DomainError({
    code: 'sop.parser-crashed',
    status: 500,
    message:
      'The program that reads documents stopped unexpectedly. Try again; if it happens again, tell your administrator.',
    detail: { code, killedBy, complaint },
  })
}
