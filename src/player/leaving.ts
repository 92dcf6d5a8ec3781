const event = 'coursewright:leaving'

/**
 * Has the player send what it still holds, before the caller ends a session. Browsers call the `pagehide` listeners of
 * a window in the order they were added, so a host cannot count on coming last.
 */
export function flushPlayer() {
  dispatchEvent(new Event(event))
}

/** Calls back when the page goes, is put aside, or a host is about to end its session. */
export function onLeaving(flush: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  addEventListener(event, flush)
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', hidden)
  return () => {
    removeEventListener(event, flush)
    removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', hidden)
  }
}
