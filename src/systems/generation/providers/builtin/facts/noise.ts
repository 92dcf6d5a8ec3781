import type { SourceDocument } from '@/systems/sops/model'
import type { SectionWithText } from './read-sections'

type Segment = SourceDocument['document']['segments'][number]

/** Passages that teach nothing: data of the document, bare links, labels of forms, "not applicable". */
export function isNoise(segment: Segment, section: SectionWithText, introduces: ReadonlySet<string>): boolean {
  return (
    isDocumentData(segment.text) ||
    isAddress(segment.text) ||
    saysNothing(segment.text) ||
    isLabel(segment, section, introduces)
  )
}

const DOCUMENT_DATA =
  /^(?:document (?:number|no|id|title|owner)|sop (?:number|no|id)|effective date|issue date|review date|date|version|revision|department|prepared by|reviewed by|approved by|author|contributor|owner|classification|web|e-?mail|twitter|irm (?:author|version)|documentnummer|versie|auteurs?|datum|goedgekeurd door|fassung|stand|autor(?:en|es)?|geprüft von|freigegeben von|versión|fecha|elaborado por|aprobado por|revisado por|rédigé par|approuvé par|date d['’]application)\s*:\s*\S.{0,80}$/i

/** Lines of a title page: `Version: 1.0`. */
function isDocumentData(text: string): boolean {
  return text.split(/\n/).every((line) => DOCUMENT_DATA.test(line.trim()))
}

/** A link with a few words around it. */
function isAddress(text: string): boolean {
  const rest = text.replace(/https?:\/\/\S+/g, ' ')
  return rest !== text && rest.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length <= 5
}

/** A few words that head a form or a table: they say nothing by themselves. */
function isLabel(segment: Segment, section: SectionWithText, introduces: ReadonlySet<string>): boolean {
  const bare =
    segment.kind === 'paragraph' &&
    segment.term === undefined &&
    !introduces.has(segment.key) &&
    !/[.!?:,;]$/.test(segment.text)
  const short = segment.text.split(/\s+/).length <= (section.titlePage ? 12 : 6)
  return bare && short && section.segments.filter((other) => other.kind !== 'figure').length > 1
}

/** What a template says where it has nothing to say, and lists of its own appendices. */
function saysNothing(text: string): boolean {
  if (/^(?:appendix|annex|bijlage|anhang|annexe|anexo)\s+[A-Z0-9]{1,2}\s*:/i.test(text)) return true
  return /^\W*(?:not applicable|n\/a|none|niet van toepassing|geen samenvatting|n\.v\.t\.|nicht zutreffend|entfällt|keine|sans objet|néant|no aplica|ninguno)\W*$/i.test(
    text,
  )
}
