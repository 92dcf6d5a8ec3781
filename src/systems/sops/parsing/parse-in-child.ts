import { fork } from 'node:child_process'
import { DomainError } from '@/shared/errors'
import { refuse } from '../errors'
import type { MediaType, ParsedDocument } from '../model'
import { childScript } from './child-script'

export type ParseRequest = { bytes: Uint8Array; filename: string; mediaType: MediaType }
export type ParseReply = { document: ParsedDocument } | { error: { code: string; message: string; status: number } }

type Limits = { timeoutMs?: number; heapMb?: number; signal?: AbortSignal }

/**
 * Parses a file in a process of its own, which dies alone: with a heap limit (MB), a time limit (ms), no environment
 * and no secrets. Same result and refusals as `parseDocument`.
 *
 * @throws DomainError; `sop.parse-timeout` and `sop.too-complex` where the child was stopped
 */
export async function parseInChild(
  request: ParseRequest,
  { timeoutMs = 120_000, heapMb = 512, signal }: Limits = {},
): Promise<ParsedDocument> {
  signal?.throwIfAborted()
  const reply = await new Promise<ParseReply>((resolve, reject) => {
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
    const timer = setTimeout(
      () => settle(() => reject(refuse('sop.parse-timeout', { seconds: timeoutMs / 1000 }))),
      timeoutMs,
    )
    signal?.addEventListener('abort', onAbort, { once: true })
    child.stderr?.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString('utf8')).slice(-2000)
    })
    child.on('message', (message) => settle(() => resolve(message as ParseReply)))
    child.on('error', (error) => settle(() => reject(error)))
    child.on('exit', (code, killedBy) => settle(() => reject(deathOf({ code, killedBy, complaint }))))
    child.send(request, (error) => {
      if (error) settle(() => reject(error))
    })
  })
  if ('error' in reply) throw new DomainError(reply.error)
  return reply.document
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
