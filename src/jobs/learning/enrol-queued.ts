import { defineJob } from '@/shared/jobs'
import { queuedInput } from '@/systems/learning/queued-input'

/** Enrols the people of a large assignment. */
export const enrolQueuedJob = defineJob({
  name: 'learning.enrol-queued',
  on: 'assignment.made',
  key: ({ assignment, now }) => `assignment:${assignment}:${now}`,
  input: queuedInput,
  run: async (context) => {
    const { enrolQueued } = await import('@/systems/learning/commands/enrol-queued')
    await enrolQueued(context)
  },
})
