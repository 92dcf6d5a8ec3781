'use client'
import { useMemo, useState, type ReactNode } from 'react'
import type { PartRef } from '@/systems/courses/public'
import { useReviewContext } from '../review-context'
import { RewriteContext } from './rewrite-context'
import { RewriteDialog } from './rewrite-dialog'
import { useRewrites } from './use-rewrites'
import './rewrite.css'

/** Lets the authors of a draft have its parts written anew. Reviewers see the course without any of it. */
export function RewriteDesk({ children }: { children: ReactNode }) {
  const { state } = useReviewContext()
  const { course, may } = state.review
  const rewrites = useRewrites({ course: course.id, on: may.add, changed: state.refresh })
  const [asked, setAsked] = useState<{ part: PartRef; title: string; wish: string | null } | null>(null)
  const shared = useMemo(
    () =>
      may.add
        ? {
            rewrites,
            open: (part: PartRef, title: string, wish: string | null) => {
              rewrites.setError(null)
              setAsked({ part, title, wish })
            },
          }
        : null,
    [may.add, rewrites],
  )
  return (
    <RewriteContext value={shared}>
      {children}
      {shared && asked && <RewriteDialog asked={asked} rewrites={rewrites} onClose={() => setAsked(null)} />}
    </RewriteContext>
  )
}
