'use client'

import { useEffect, useMemo, useState } from 'react'
import '@/player/player.css'
import { Player, stateOnDevice, withDeviceNet, type PlayerState } from '@/player'
import type { PlayerContent } from '@/systems/learning/model'
import { portalHost } from './portal-host.client'
import { useBlockFeedback } from './use-block-feedback.client'

/** The player with the portal behind it. What could not be sent to the server before is found on the device. */
export function PortalPlayer({
  enrollment,
  content,
  initialState,
  initialResult,
  attemptsLeft,
}: Omit<PlayerContent, 'state'>) {
  const key = `enrollment-${enrollment}`
  const host = useMemo(() => withDeviceNet({ host: portalHost(enrollment), key }), [enrollment, key])
  const besideBlock = useBlockFeedback({ enrollment, language: content.language })
  const [start, setStart] = useState<{ state: PlayerState | null; from: 'server' | 'device' }>({
    state: initialState,
    from: 'server',
  })

  useEffect(() => {
    const kept = stateOnDevice({ key, stored: initialState })
    if (kept === initialState || !kept) return
    let left = false
    const open = () => {
      if (!left) setStart({ state: kept, from: 'device' })
    }
    // Should the server still be away, it stays on the device and is sent again with the next step.
    host.save(kept).then(open, open)
    return () => {
      left = true
    }
  }, [host, key, initialState])

  return (
    <Player
      key={start.from}
      content={content}
      initialState={start.state}
      initialResult={initialResult}
      attemptsLeft={attemptsLeft}
      host={host}
      mode="portal"
      besideBlock={besideBlock}
    />
  )
}
