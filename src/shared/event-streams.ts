/** Streams of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) that end with the process. */

// Pages are a bundle of their own in the server's process; both find the open streams here.
const key = Symbol.for('coursewright.event-streams')
type Open = { streams: Set<() => void>; closing: boolean }
const open = (): Open => ((globalThis as { [key]?: Open })[key] ??= { streams: new Set(), closing: false })

export type EventStream = {
  /** Sends one event. What nobody reads any more is dropped. */
  send: (event: string, data: unknown) => void
}

const heartbeatMs = 25_000

/**
 * An answer that stays open. `start` is given the stream and returns what ends it: called once, when the reader goes, the
 * server stops, or `signal` is aborted.
 */
export function eventStream({
  signal,
  start,
}: {
  signal?: AbortSignal | null | undefined
  start: (stream: EventStream) => () => void
}): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false
      let stop = () => {}
      const write = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text))
      }
      // Proxies close what is silent.
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      end = () => {
        if (over) return
        over = true
        clearInterval(heartbeat)
        open().streams.delete(end)
        stop()
        try {
          controller.close()
        } catch {
          // The reader has gone first; there is nothing left to close.
        }
      }
      open().streams.add(end)
      signal?.addEventListener('abort', end, { once: true })
      write('retry: 5000\n\n')
      stop = start({ send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`) })
      if (over) stop()
      if (open().closing || signal?.aborted) end()
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // `no-transform` and nginx's own switch: whoever stands in front must pass events on as they come.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** Ends every stream, now and from now on: the server stops. Readers come back by themselves when it is there again. */
export function closeEventStreams(): void {
  open().closing = true
  for (const end of [...open().streams]) end()
}
