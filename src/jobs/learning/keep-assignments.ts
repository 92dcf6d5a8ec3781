import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import '@/systems/identity/events'

const input = z.object({
  organisation: z.number(),
  change: z.string(),
  person: z.number().optional(),
  people: z.array(z.number()).optional(),
  joined: z.boolean().optional(),
})

/** Somebody joined, moved or left: the assignments that mean people like them follow. */
export const keepAssignmentsJob = defineJob<z.output<typeof input>>({
  name: 'learning.keep-assignments',
  on: ['person.changed', 'group.changed'],
  key: ({ change }) => `change:${change}`,
  input,
  run: async ({ input, step }) => {
    const { keepAssignments } = await import('@/systems/learning/commands/keep-assignments')
    const { claimImportLines } = await import('@/systems/learning/commands/claim-import-lines')
    const people = input.people ?? (input.person === undefined ? [] : [input.person])
    await step(
      'keep',
      () => null,
      async (req) => {
        const { organisation, person } = input
        if (input.joined && person !== undefined) await claimImportLines({ req, organisation, person })
        await keepAssignments({ req, organisation, people })
      },
    )
  },
})

/** Cohorts, and whatever a message missed: everything is looked at again. */
export const keepAllAssignmentsJob = defineJob({
  name: 'learning.keep-all-assignments',
  every: '6 hours',
  run: async (context) => {
    const { keepAllAssignments } = await import('@/systems/learning/commands/keep-all-assignments')
    await keepAllAssignments(context)
  },
})
