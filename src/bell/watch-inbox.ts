export type InboxState = { unread: number; newest: number }

const channelName = 'coursewright-inbox'
const pollMs = 30_000
const patienceMs = 1500

/**
 * Tells of the person's inbox now and whenever it changes. One tab of a browser holds the stream and tells the others, because
 * a browser opens six connections to a server and no more. Where streams do not get through, it asks every half minute.
 */
export function watchInbox(tell: (state: InboxState) => void): () => void {
  const over = new AbortController()
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  const heard = (state: InboxState) => {
    tell(state)
    others?.postMessage(state)
  }
  others?.addEventListener('message', ({ data }: MessageEvent<InboxState>) => tell(data))
  over.signal.addEventListener('abort', () => others?.close())

  void ask(tell)
  // The page itself comes first.
  const begin = setTimeout(() => {
    if (!navigator.locks || !others) return void stream(heard, over.signal)
    // Whoever gets the lock holds the stream until the tab goes; then the next one gets it.
    navigator.locks
      .request(channelName, { signal: over.signal }, () => stream(heard, over.signal))
      .catch(() => undefined) // aborted: the page is being left
  }, patienceMs)
  over.signal.addEventListener('abort', () => clearTimeout(begin))
  return () => over.abort()
}

function stream(heard: (state: InboxState) => void, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    let poll: ReturnType<typeof setInterval> | undefined
    const source = new EventSource('/api/notifications/stream')
    source.addEventListener('inbox', ({ data }: MessageEvent<string>) => heard(JSON.parse(data) as InboxState))
    source.addEventListener('error', () => {
      // CONNECTING: the browser tries again by itself.
      if (source.readyState !== EventSource.CLOSED || poll) return
      poll = setInterval(() => void ask(heard), pollMs)
    })
    const end = () => {
      clearInterval(poll)
      source.close()
      done()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

async function ask(tell: (state: InboxState) => void): Promise<void> {
  const reply = await fetch('/api/notifications/inbox').catch(() => null)
  if (!reply?.ok) return
  const { unread, items } = (await reply.json()) as { unread: number; items: { id: number }[] }
  tell({ unread, newest: items[0]?.id ?? 0 })
}
