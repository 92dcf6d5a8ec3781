'use client'
import type { ReactNode } from 'react'
import type { PartRef } from '@/systems/courses/public'
import { useRewriteContext } from './rewrite-context'
import { RewriteMenu } from './rewrite-menu'

/** A part of the course that its author can have written anew: the menu shows while it is looked at. */
export function Rewritable({ part, title, children }: { part: PartRef; title: string; children: ReactNode }) {
  const shared = useRewriteContext()
  if (!shared) return <>{children}</>
  return (
    <div className="cwa-rewritable">
      {children}
      <RewriteMenu part={part} title={title} />
    </div>
  )
}
