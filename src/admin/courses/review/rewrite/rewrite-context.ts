'use client'
import { createContext, useContext } from 'react'
import type { PartRef } from '@/systems/courses/public'
import type { Rewrites } from './use-rewrites'

type Shared = {
  rewrites: Rewrites
  /** Opens the dialog of a part: with a wish it is asked for at once; `words` lets the author say what to change. */
  open: (part: PartRef, title: string, wish: string | 'words' | null) => void
}

/** Null where nobody may have parts rewritten. */
export const RewriteContext = createContext<Shared | null>(null)
export const useRewriteContext = () => useContext(RewriteContext)
