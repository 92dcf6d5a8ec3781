import { sentences } from '@/shared/language'
import type { SourceDocument } from '@/systems/sops/model'
import type { Fact, Facts } from '../../model'
import type { Statement } from './model'

/** What a source says, sentence by sentence, as it stands in its facts. `document` names it among those it is compared with. */
export function statementsOf(
  document: string,
  { source, facts }: { source: SourceDocument; facts: Facts },
): Statement[] {
  const segments = new Map(source.document.segments.map((segment) => [segment.key, segment]))
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const { language } = source.document
  return facts.facts.flatMap((fact) => {
    const span = fact.spans.at(-1)
    const segment = span && segments.get(span.segment)
    if (!segment || fact.kind === 'lead') return []
    const role = roleOf(fact, byId)
    const place = {
      document,
      language,
      segment: segment.key,
      path: segment.path,
      ...(segment.page === undefined ? {} : { page: segment.page }),
      ...(role === undefined ? {} : { role }),
      ...(fact.sequence === undefined ? {} : { sequence: fact.sequence }),
    }
    const text = fact.kind === 'role' && fact.meaning !== undefined ? fact.meaning : fact.text
    return sentences(text, language).map((sentence) => ({ ...place, text: sentence.text.trim() }))
  })
}

/** A duty listed under a role, or in its row, is that role's. */
function roleOf(fact: Fact, byId: ReadonlyMap<string, Fact>): string | undefined {
  const parent = fact.parent === undefined ? undefined : byId.get(fact.parent)
  const own = fact.kind === 'role' ? fact : parent?.kind === 'role' ? parent : undefined
  return own && (own.term ?? own.text.replace(/[:.]$/, ''))
}
