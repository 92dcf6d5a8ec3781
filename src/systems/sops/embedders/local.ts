import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { childScript } from '../parsing/child-script'
import type { Embedder } from './define-embedder'
import { defineEmbedder } from './define-embedder'
import { embedderFailed } from './failures'
import type { EmbedReply, EmbedRequest } from './local-child'
import { localDimensions, localModel } from './local-model'

const BATCH = 32
const IDLE_MS = 60_000

type Waiting = { resolve: (vectors: Float32Array[]) => void; reject: (error: Error) => void }
type Worker = { child: ChildProcess; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout }

/**
 * The Universal Sentence Encoder (lite, English, 512 dimensions) from the package registry: no key, no network. It runs in
 * a process of its own, which takes its 270 MB with it after a minute without work; the web server's loop stays free.
 */
export function localEmbedder(): Embedder {
  let worker: Worker | undefined
  let last = 0

  const close = (): Promise<void> => {
    const { child, idle } = worker ?? {}
    clearTimeout(idle)
    worker = undefined
    if (!child || child.exitCode !== null) return Promise.resolve()
    // Else a process that only waits for this would end in the middle of its work.
    child.ref()
    return new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill()
    })
  }

  const ask = (texts: string[]): Promise<Float32Array[]> => {
    worker ??= startWorker(() => (worker = undefined))
    const { child, waiting } = worker
    const asked = worker
    clearTimeout(asked.idle)
    const id = (last += 1)
    hold(child, true)
    return new Promise<Float32Array[]>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.send({ id, texts } satisfies EmbedRequest, (error) => {
        if (error) reject(failed(error.message))
      })
    }).finally(() => {
      waiting.delete(id)
      if (waiting.size > 0) return
      hold(child, false)
      asked.idle = setTimeout(() => void close(), IDLE_MS).unref()
    })
  }

  return defineEmbedder({
    model: localModel,
    dimensions: localDimensions,
    languages: ['en'],
    hosted: false,
    async embed(texts, { signal, onProgress } = {}) {
      const vectors: Float32Array[] = []
      for (let at = 0; at < texts.length; at += BATCH) {
        signal?.throwIfAborted()
        vectors.push(...(await ask(texts.slice(at, at + BATCH))))
        onProgress?.(vectors.length, texts.length)
      }
      return vectors
    },
    close,
  })
}

/** An idle child must not keep a process (the command line, a test) from ending. */
function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}

function startWorker(onExit: () => void): Worker {
  const { script, loader } = childScript({ source: 'embedders/local-child.ts', bundle: 'embedding-child' })
  const child = fork(script, [], {
    execArgv: ['--conditions=production', '--max-old-space-size=1024', ...loader],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const worker: Worker = { child, waiting: new Map() }
  const fail = (reason: string) => {
    onExit()
    for (const { reject } of worker.waiting.values()) reject(failed(reason))
  }
  child.on('message', (message) => {
    const reply = message as EmbedReply
    const waiting = worker.waiting.get(reply.id)
    if ('error' in reply) waiting?.reject(failed(reply.error))
    else waiting?.resolve(reply.vectors)
  })
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) => fail(`it ended (${signal ?? code})`))
  return worker
}

const failed = (reason: string) =>
  embedderFailed({
    message:
      'The built-in language model stopped. Try again; if it happens again, see whether the machine has 300 MB of memory free.',
    reason,
  })
