import type { PayloadRequest } from 'payload'
import { asSystem } from '@/shared/db'
import { emit } from '@/shared/events'
import { abandonCourse } from '@/systems/courses/public'
import '../events'
import { moveRun } from './move-run'
import { callsOf } from './record-call'
import { waitsForSettings } from '../settings/errors'
import type { RunInput } from './run-stage'

/**
 * Ends a run that did not come to a draft, with its cause; its empty course goes with it. One that a model could not finish
 * waits for a person instead, with everything that was paid for.
 */
export async function failRun({
  req,
  input,
  code,
  message,
}: {
  req: PayloadRequest
  input: RunInput
  code: string
  message: string
}): Promise<void> {
  const isBudget = code === 'generation.over-budget'
  // An administrator can mend it, and nothing that was paid for is lost meanwhile.
  const isSettings = waitsForSettings.includes(code)
  if (code === 'generation.needs-human' || isBudget || isSettings) {
    const calls = await callsOf(asSystem(req, 'the ledger is the generator’s'), input.run)
    const cause = isBudget
      ? 'budget'
      : isSettings
        ? code.replace('generation.', '')
        : calls.findLast(({ outcome }) => outcome !== 'answered')?.outcome
    await moveRun(req, input.run, 'needs-human', {
      error: { code: 'generation.needs-human', message, ...(cause ? { cause } : {}) },
    })
    await emit(req, 'generation.needs-human', { ...input, message }, { subject: `generation-run:${input.run}` })
    return
  }
  await moveRun(req, input.run, 'failed', { error: { code, message } })
  await abandonCourse({ req, course: input.course })
  await emit(req, 'generation.failed', { ...input, code }, { subject: `generation-run:${input.run}` })
}
