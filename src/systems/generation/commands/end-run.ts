import type { PayloadRequest } from 'payload'
import { emit } from '@/shared/events'
import { abandonCourse } from '@/systems/courses/public'
import '../events'
import { moveRun, type RunInput } from './draft-course'

/** Ends a run that did not come to a draft, with its cause; its empty course goes with it. */
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
  await moveRun(req, input.run, 'failed', { error: { code, message } })
  await abandonCourse({ req, course: input.course })
  await emit(req, 'generation.failed', { ...input, code }, { subject: `generation-run:${input.run}` })
}
