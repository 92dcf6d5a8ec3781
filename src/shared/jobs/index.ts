export { mongodbQueue } from './backends/mongodb'
export { postgresQueue } from './backends/postgres'
export { defineQueueBackend, type QueueBackend } from './backends/queue-backend'
export {
  defineJob,
  type JobContext,
  type JobDefinition,
  type JobOptions,
  type RecurringJobOptions,
  type RunError,
  type RunInfo,
} from './define-job'
export { enqueue } from './enqueue'
export { cancelRun, replayDeadLetter } from './intervene'
export { getRun, listRuns, type RunSummary } from './list-runs'
export { queueFromEnvironment, startJobs, type Drained, type Jobs } from './start-jobs'
export type { Interval, Slot } from './slots'
export { moves, type RunState } from './states'
