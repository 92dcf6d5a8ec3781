import type { Metadata } from 'next'
import { cache } from 'react'
import { getPlayerContent } from '@/systems/learning/public'
import { refusal } from '../../../_parts/found'
import { PortalPlayer } from '../../../_parts/portal-player.client'
import { Refused } from '../../../_parts/refused'
import { signedInAt } from '../../../session'

type Args = { params: Promise<{ enrollment: string }> }

/** Once per page, for its title and its body. */
const load = cache(async (enrollment: string) => {
  const { req } = await signedInAt(`/learn/play/${enrollment}`)
  return refusal(enrollment, (id) => getPlayerContent({ req, enrollment: id }))
})

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { found } = await load((await params).enrollment)
  return { title: found?.content.title ?? 'Course' }
}

export default async function PlayPage({ params }: Args) {
  const { found, refused } = await load((await params).enrollment)
  if (refused) return <Refused message={refused.message} />
  const { state: _state, ...player } = found
  return <PortalPlayer {...player} />
}
