import { availableParallelism } from 'node:os'
import type { RequestHandler } from 'express'
import { refuse } from '../refuse'

export type SignInQueue = {
  handler: RequestHandler
  /** Requests that are being answered, and that wait. */
  size: () => { running: number; waiting: number }
}

const hangUpMs = 1_000

/**
 * Payload hashes passwords with 600,000 rounds, a third of a second of a core each. At most `slots` requests that hash are
 * answered at one time, the rest wait in order, so that lessons stay quick while a class signs in. Who would wait longer
 * than `patienceMs`, or comes when `places` are taken, gets 503 with `Retry-After`.
 */
export function createSignInQueue({
  slots = availableParallelism(),
  places = 400,
  patienceMs = 60_000,
}: { slots?: number; places?: number; patienceMs?: number } = {}): SignInQueue {
  let running = 0
  const waiting: (() => void)[] = []

  const free = () => {
    running -= 1
    waiting.shift()?.()
  }

  const handler: RequestHandler = (req, res, next) => {
    const sendAway = () =>
      refuse(
        { req, res },
        {
          status: 503,
          code: 'sign-in.busy',
          message: 'Very many people are signing in just now. Please try again in half a minute.',
          retryAfter: 30,
        },
      )
    const run = () => {
      running += 1
      res.once('close', () => {
        // Who hangs up leaves a hash running behind; its place is not free at once.
        if (res.writableFinished) free()
        else setTimeout(free, hangUpMs).unref()
      })
      next()
    }
    if (running < slots) {
      run()
      return
    }
    if (waiting.length >= places) {
      sendAway()
      return
    }
    const leave = () => {
      clearTimeout(impatience)
      res.off('close', leave)
      const place = waiting.indexOf(turn)
      if (place >= 0) waiting.splice(place, 1)
    }
    const turn = () => {
      leave()
      run()
    }
    const impatience = setTimeout(() => {
      leave()
      sendAway()
    }, patienceMs)
    res.once('close', leave)
    waiting.push(turn)
  }
  return { handler, size: () => ({ running, waiting: waiting.length }) }
}
