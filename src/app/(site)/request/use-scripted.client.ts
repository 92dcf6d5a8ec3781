'use client'
import { useSyncExternalStore } from 'react'

/** False on the server and in what it sent, true once the page runs: what only scripts can do is shown then. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
