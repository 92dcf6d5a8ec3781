/** The course player. Import `./tokens.css` and `./player.css` beside it. */
export { Player, type PlayerProps } from './player.client'
export { toLearnerContent } from './learner-content'
export { stateOnDevice, withDeviceNet } from './device-store'
export { flushPlayer } from './leaving'
export { progressOf } from './progress'
export { phrasesFor, type Translate } from './phrases'
export type { Clause } from './clause'
export type {
  Attempt,
  BesideBlock,
  Citation,
  Feedback,
  LearnerBlock,
  LearnerContent,
  LearnerLesson,
  Passage,
  PassageLine,
  PlayerHost,
  PlayerState,
  Result,
  StrippedExercise,
} from './types'
