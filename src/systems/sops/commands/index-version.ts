import { systemRequest } from '@/shared/db'
import type { JobContext } from '@/shared/jobs'
import { readCorrections, revisionOf } from '../corrections/kept-corrections'
import { passagesOf } from '../search/passages'
import { readSegments, readVersion } from '../rows'
import { readableStates } from '../policies'
import { compareVersion, keepComparison } from './compare-version'
import { embedVersion } from './embed-version'

/**
 * After a correction: search and the comparison with the version before follow the reading. Nothing where a later correction
 * came meanwhile, whose own run does it, or where the file is being read again. Steps: `embed-0` …, `compare`.
 */
export async function indexVersion({
  input,
  payload,
  signal,
  progress,
  step,
}: JobContext<{ version: number; revision: number }>): Promise<void> {
  const req = await systemRequest(payload, { reason: 'a corrected reading is indexed without a person behind it' })
  const version = await readVersion(req, input.version)
  if (!readableStates.includes(version.state)) return
  if (revisionOf(await readCorrections(req, version.id)) !== input.revision) return
  const language = version.language ?? 'en'
  const passages = passagesOf({ segments: await readSegments(req, version.id), language })
  await embedVersion(
    { organisation: version.organisation, version: version.id, language, passages },
    { payload, signal, progress, step },
  )
  await step(
    'compare',
    async () => compareVersion(req, version.id),
    async (work, comparison) => keepComparison(work, version.id, comparison),
  )
}
