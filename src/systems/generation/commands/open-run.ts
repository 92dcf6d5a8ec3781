import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'
import { emit } from '@/shared/events'
import { openCourse } from '@/systems/courses/public'
import { getSourceDocument } from '@/systems/sops/public'
import '../events'

/**
 * Opens a course and the run that will fill it, in the running transaction. Not guarded: for commands that have checked
 * who asks. `author` answers for the draft.
 *
 * @throws 404 for a version that the request may not see, 409 for one not confirmed yet
 */
export async function openRun({
  req,
  organisation,
  author,
  sopVersions,
  title,
  provider,
}: {
  req: PayloadRequest
  organisation: number
  author: number
  sopVersions: readonly number[]
  title?: string | undefined
  provider: string
}): Promise<{ run: number; course: number }> {
  const versions = [...new Set(sopVersions)]
  const sources = []
  for (const version of versions) sources.push(await getSourceDocument(req, version))
  const course = await openCourse({
    req,
    organisation,
    title: title?.trim() || (sources[0]?.document.title ?? 'New course'),
    sopVersions: versions,
    author,
  })
  const run = await create({
    req: asSystem(req, 'runs are written by the generator only'),
    collection: 'generation-runs',
    data: {
      organisation,
      course,
      sopVersions: versions,
      requestedBy: author,
      provider,
      state: 'queued',
      ...(title ? { progress: { title } } : {}),
    },
  })
  await emit(
    req,
    'generation.requested',
    { organisation, run: run.id, course },
    { subject: `generation-run:${run.id}` },
  )
  return { run: run.id, course }
}
