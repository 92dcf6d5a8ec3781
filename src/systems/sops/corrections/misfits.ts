import type { Misfit } from './model'

/** A correction that does not fit the passages it is made on. Caught by whoever applies it, who says so. */
export class DoesNotFit extends Error {
  readonly reason: Misfit
  constructor(reason: Misfit, message: string) {
    super(message)
    this.reason = reason
  }
}

export const misfit = (reason: Misfit, message: string): never => {
  throw new DoesNotFit(reason, message)
}
