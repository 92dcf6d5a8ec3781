import type { SourceDocument } from '@/systems/sops/model'
import type { Section, SectionRole } from '../../../model'
import { roleOfTitle } from '../../../reading/section-role'
import { wordingOf, type Wording } from '../../../reading/wording'
import { stableId } from '../../../stable-id'

type Segment = SourceDocument['document']['segments'][number]
export type SectionWithText = Section & { segments: Segment[] }

/** Roles that parts of a section share with the whole, unless their own heading says otherwise. */
const inherited: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'roles',
  'definitions',
  'references',
  'revision',
  'contacts',
  'about',
  'form',
  'safety',
  'trouble',
  'records',
  'quality',
  'training',
  'materials',
  'procedure',
  'purpose',
  'scope',
  'contents',
])

/** The sections of a document in order, each with the segments that stand right under its heading. */
export function readSections(source: SourceDocument, wording: Wording): SectionWithText[] {
  const { document } = source
  const sections: SectionWithText[] = []
  const latest = new Map<string, SectionWithText>()
  const open = (path: string[]): SectionWithText => {
    const heading = path.at(-1)
    const parent = path.length > 1 ? (latest.get(path.slice(0, -1).join('\u0000')) ?? null) : null
    const title = wording.title(heading ?? document.title)
    const section: SectionWithText = {
      id: stableId(
        's',
        source.id,
        ...path,
        String(sections.filter((other) => other.path.join('\u0000') === path.join('\u0000')).length),
      ),
      source: source.id,
      title,
      path,
      role:
        heading === document.title
          ? 'purpose'
          : roleWithin(parent, heading === undefined ? 'other' : roleOfTitle(appendixMark(heading) + title)),
      parent: parent?.id ?? null,
      order: sections.length,
      ...(heading === document.title ? { titlePage: true } : {}),
      segments: [],
    }
    sections.push(section)
    latest.set(path.join('\u0000'), section)
    return section
  }
  for (const segment of document.segments) {
    if (segment.kind === 'heading') open([...segment.path, segment.text])
    else (latest.get(segment.path.join('\u0000')) ?? open(segment.path)).segments.push(segment)
  }
  return sections
}

/** The words of a document's body, which tell how it writes its names and abbreviations. */
export function wordingOfSource(source: SourceDocument): Wording {
  const { segments, language } = source.document
  return wordingOf(
    segments.filter((segment) => segment.kind !== 'heading').map((segment) => segment.text),
    language,
  )
}

/** A title has lost its "Appendix A:"; its role has not. */
function appendixMark(heading: string): string {
  return /^\s*(?:appendix|annex|bijlage|anhang|annexe|anexo)\b/i.test(heading) ? 'Appendix: ' : ''
}

function roleWithin(parent: Section | null, own: SectionRole): SectionRole {
  if (!parent) return own
  if (own === 'other' && inherited.has(parent.role)) return parent.role
  // Inside what is not taught nothing is; a glossary inside an appendix still is a glossary.
  return ['references', 'revision', 'about', 'contents', 'form'].includes(parent.role) ? parent.role : own
}
