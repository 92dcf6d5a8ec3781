import { useSyncExternalStore } from 'react'

/**
 * The secret of a link that came by mail, which stands behind `#`: no server, log or mail scanner sees it there.
 * Null on the server; empty where there is none.
 */
export function useLinkToken(): string | null {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed)
      return () => window.removeEventListener('hashchange', changed)
    },
    () => window.location.hash.slice(1),
    () => null,
  )
}
