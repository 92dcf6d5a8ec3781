import { useEffect, useState } from 'react'
import { onLeaving } from './leaving'
import { sendingLine } from './sending-line'

/**
 * A sending line for as long as the component lives; it is emptied when the page goes, and tried again as soon as the
 * connection is back. `send` is the one of the first render.
 */
export function useSending<Value>(send: (key: string, value: Value) => Promise<void>) {
  const [waiting, setWaiting] = useState(false)
  const [line] = useState(() => sendingLine<Value>({ send, onWaiting: setWaiting }))
  useEffect(() => {
    const stop = onLeaving(line.flush)
    addEventListener('online', line.flush)
    return () => {
      stop()
      removeEventListener('online', line.flush)
      line.stop()
      line.flush()
    }
  }, [line])
  return { line, waiting }
}
