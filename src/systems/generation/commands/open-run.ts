import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'
import { emit } from '@/shared/events'
import { openCourse } from '@/systems/courses/public'
import { getSourceDocument } from '@/systems/sops/public'
import '../events'
import { priceUnknown, pricesFor } from '../pipeline/budget'
import type { LlmProvider } from '../provider'
import { assertWritable, type Wishes } from '../wishes'

/**
 * Opens a course and the run that will fill it, in the running transaction. Not guarded: for commands that have checked
 * who asks. `author` answers for the draft.
 *
 * @throws 404 for a version that the request may not see, 409 for one not confirmed yet, `generation.cannot-translate` (400),
 * `generation.price-unknown` (400) where there is a budget
 */
export async function openRun({
  req,
  organisation,
  author,
  sopVersions,
  title,
  provider,
  wishes = {},
  reviewOutline = false,
  budget = null,
  basedOn = null,
}: {
  req: PayloadRequest
  organisation: number
  author: number
  sopVersions: readonly number[]
  title?: string | undefined
  provider: LlmProvider
  wishes?: Wishes | undefined
  /** Whether the author looks at the outline before anything else is paid for. */
  reviewOutline?: boolean | undefined
  /** US dollars at most. */
  budget?: number | null | undefined
  /** An earlier run whose paid answers are taken over where the question is still the same. */
  basedOn?: number | null | undefined
}): Promise<{ run: number; course: number }> {
  const versions = [...new Set(sopVersions)]
  const sources = []
  for (const version of versions) sources.push(await getSourceDocument(req, version))
  assertWritable(provider, wishes, sources)
  if (budget !== null && provider.model !== null && !pricesFor(provider)) throw priceUnknown(provider.model)
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
      provider: provider.name,
      state: 'queued',
      wishes,
      reviewOutline,
      ...(budget === null ? {} : { budget }),
      ...(basedOn === null ? {} : { basedOn }),
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
