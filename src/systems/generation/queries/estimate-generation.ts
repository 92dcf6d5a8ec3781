import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { getSourceDocument } from '@/systems/sops/public'
import { hasRole, personOf } from '@/systems/identity/public'
import { knowledgeOf } from '../commands/keep-facts'
import { applyDecisions } from '../knowledge/apply-decisions'
import { estimateOf, type Estimate } from '../pipeline/estimate'
import { mayGenerate } from '../policies'
import { providerFor } from '../settings/provider-for'
import { assertWritable, type Wishes } from '../wishes'

/**
 * What a draft of these SOP versions will need. Nothing is asked and nothing is paid.
 *
 * @throws as starting it would: 401 and 403 by role, 404, 409, `generation.unknown-provider`, `generation.cannot-translate`
 */
export async function estimateGeneration({
  req,
  sopVersions,
  provider: name,
  wishes = {},
}: {
  req: PayloadRequest
  sopVersions: readonly number[]
  provider?: string | undefined
  wishes?: Wishes | undefined
}): Promise<Estimate> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayGenerate))
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can have a course drafted.' })
  const provider = await providerFor(req, { organisation: person.organisation, name })
  const versions = [...new Set(sopVersions)]
  const sources = []
  for (const version of versions) sources.push(await getSourceDocument(req, version))
  assertWritable(provider, wishes, sources)
  const { found, decisions } = await knowledgeOf({ req, versions })
  return estimateOf({ provider, request: { sources, wishes }, facts: applyDecisions(found, decisions, sources) })
}
