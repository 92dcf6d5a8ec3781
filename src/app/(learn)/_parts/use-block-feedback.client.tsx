'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BesideBlock } from '@/player'
import type { FeedbackEntry } from '@/systems/learning/queries/list-feedback'
import { BlockFeedback, type Said } from './block-feedback.client'
import { request } from './request.client'

/** The line below each block, with what this learner said before. Without an answer of the server it is just not filled in. */
export function useBlockFeedback({ enrollment, language }: { enrollment: number; language: string }): BesideBlock {
  const path = `/api/enrollments/${enrollment}/feedback`
  const [said, setSaid] = useState<Record<string, Said>>({})

  useEffect(() => {
    let left = false
    request<FeedbackEntry[]>('GET', path).then(
      (entries) => {
        // Newest first: the last one written into the record is the oldest, so they are turned round.
        if (!left) setSaid(Object.fromEntries([...entries].reverse().map((one) => [keyOf(one), one])))
      },
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [path])

  const send = useCallback(
    async (place: { lesson: string; block: string }, kind: Said['kind'], text: string) => {
      await request('POST', path, { ...place, kind, text })
      setSaid((before) => ({ ...before, [keyOf(place)]: { kind, text, state: 'open', answer: null } }))
    },
    [path],
  )

  return useMemo<BesideBlock>(() => {
    function besideBlock(place: { lesson: string; block: string }) {
      const key = keyOf(place)
      return (
        <BlockFeedback
          key={key}
          language={language}
          said={said[key] ?? null}
          onSend={(kind, text) => send(place, kind, text)}
        />
      )
    }
    return besideBlock
  }, [language, said, send])
}

const keyOf = ({ lesson, block }: { lesson: string; block: string }) => `${lesson} ${block}`
