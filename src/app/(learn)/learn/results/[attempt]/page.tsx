import type { Metadata } from 'next'
import { cache } from 'react'
import { getPlayerContent, getResult } from '@/systems/learning/public'
import { refusal } from '../../../_parts/found'
import { PortalPlayer } from '../../../_parts/portal-player.client'
import { Refused } from '../../../_parts/refused'
import { signedInAt } from '../../../session'

type Args = { params: Promise<{ attempt: string }> }

/** Once per page, for its title and its body. */
const load = cache(async (attempt: string) => {
  const { req } = await signedInAt(`/learn/results/${attempt}`)
  return refusal(attempt, async (id) => {
    const result = await getResult({ req, attempt: id })
    return { result, player: await getPlayerContent({ req, enrollment: result.enrollment }) }
  })
})

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { found } = await load((await params).attempt)
  return { title: found ? `Result: ${found.player.content.title}` : 'Result' }
}

/** The result of one attempt, shown by the player, so that its clauses open as they do in the course. */
export default async function ResultPage({ params }: Args) {
  const { found, refused } = await load((await params).attempt)
  if (refused) return <Refused message={refused.message} />
  const { result, player } = found
  const { state: _state, initialState, ...rest } = player
  const here = { screen: 0, done: [], answers: {}, ...initialState, lesson: 'assessment' }
  return <PortalPlayer {...rest} initialState={here} initialResult={result} />
}
