import type { Citation } from './types'

/** Where a citation points, as people say it: clause 8.3, step 11. */
export type Clause = {
  label: string
  section?: string
  appendix?: string
  step?: string
  page?: number
  heading?: string
}

const stepHeading = /^(?:step|stap|schritt|étape|paso)\s+(\d+[a-z]?)\b/i

/**
 * Reads clause and step from the headings a citation lies under (`8.3 Defrosting Process`, `Step 11: …`) and from the
 * printed marker of its step, where the manifest has one. The label is what the reference mark shows: `§8.3 · 11`.
 */
export function clauseOf(citation: Citation): Clause {
  const path = [...citation.path].reverse()
  const heading = path[0]
  const section = first(path, /^(?:§\s*|section\s+|clause\s+|article\s+)?(\d+(?:\.\d+)*)(?:[.):]?\s|[.):]?$)/i)
  const appendix = first(path, /^(?:appendix|annex|bijlage|anhang)\s+([a-z0-9]+)\b/i)
  const step =
    first([citation.marker ?? ''], /^\(?(\d+[a-z]?)[.):]?$/i) ??
    first([citation.marker ?? '', ...path, citation.quote], stepHeading)
  const place = appendix ? `App. ${appendix.toUpperCase()}` : section ? `§${section}` : undefined
  const named = path.find((name) => !stepHeading.test(name.trim()))
  const label = place
    ? step
      ? `${place} · ${step}`
      : place
    : step
      ? `${named ? short(named) : ''} · ${step}`
      : undefined
  const page = citation.page
  return {
    label: label?.trim() ?? (page ? `p. ${page}` : short(heading)),
    ...(appendix ? { appendix: appendix.toUpperCase() } : section ? { section } : {}),
    ...(step ? { step } : {}),
    ...(page ? { page } : {}),
    ...(heading ? { heading } : {}),
  }
}

function first(texts: string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const found = pattern.exec(text.trim())?.[1]
    if (found) return found
  }
  return undefined
}

function short(heading = 'SOP'): string {
  return heading.length > 22 ? `${heading.slice(0, 20).trimEnd()}…` : heading
}
