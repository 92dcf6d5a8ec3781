import type { Segment } from '../model'
import { foldBlanks } from '../parsers/blocks'

/** Words by which SOPs in English, Dutch, German, French and Spanish mark what a passage is. */
const section = (words: string): ((heading: string) => boolean) => {
  const pattern = new RegExp(`(?:^|[^\\p{L}])(?:${words})(?:$|[^\\p{L}])`, 'iu')
  return (heading) => pattern.test(heading)
}

export const isDefinitionSection = section(
  'definitions?|abbreviations?|acronyms|glossary|terminology|terms and definitions|definities|afkortingen|begrippen|begrippenlijst|definitionen|begriffe|abkürzungen|définitions?|abréviations|glossaire|definiciones|abreviaturas|glosario',
)

/** Sections whose lists are not instructions, however they are worded. */
export const isReferenceSection = section(
  'references|related documents?|bibliography|revision history|change history|document history|changelog|table of contents|contents|resources|additional reading|distribution list|referenties|wijzigingen|literatuur|inhoud|referenzen|literatur|änderungshistorie|inhalt|références|bibliographie|historique|referencias|bibliografía|historial|índice',
)

/** Sections that list things and people, not actions. */
export const isInventorySection = section(
  'materials?|equipment|supplies|reagents|scope|personal protective equipment|ppe|responsibilities|contacts?|benodigdheden|materiaal|apparatuur|toepassingsgebied|geräte|materialien|geltungsbereich|matériel|portée|materiales|equipos?|alcance',
)

export const isSafetySection = section(
  'safety|hazards?|precautions?|warnings?|veiligheid|gevaren|sicherheit|gefahren|sécurité|dangers|seguridad|peligros',
)

const EMOJI = /^((?:\p{Extended_Pictographic}[\uFE0F\u200D]*)+)\s*/u
const GRAVE_EMOJI = /[⚠☠☢☣🔥❗🚨⛔🛑🚫]/u

/** Splits a leading emoji off: `⚠️ **Cold Burns:** …`. */
export function splitEmoji(text: string): { emoji: string; rest: string; alarming: boolean } {
  const match = EMOJI.exec(text)
  const emoji = match?.[1] ?? ''
  return { emoji, rest: match ? text.slice(match[0].length) : text, alarming: GRAVE_EMOJI.test(emoji) }
}

const SIGNALS: [RegExp, NonNullable<Segment['severity']>][] = [
  [/^(?:danger|gevaar|gefahr|peligro|خطر|סכנה)\s*[:!–—-]/i, 'danger'],
  [/^(?:warnings?|waarschuwing|warnung|avertissement|advertencia|تحذير|هشدار|אזהרה)\s*[:!–—-]/i, 'warning'],
  [
    /^(?:caution|attention|important|let op|opgelet|belangrijk|vorsicht|achtung|wichtig|attention|prudence|important|precaución|atención|importante|تنبيه|احتیاط|זהירות)\s*[:!–—-]/i,
    'caution',
  ],
  [
    /^(?:note|notes|nb|n\.b\.|remark|tip|noot|opmerking|nota bene|hinweis|anmerkung|remarque|nota|ملاحظة|توجه|הערה)\s*[:–—-]/i,
    'note',
  ],
  [/^(?:DO NOT|NEVER|DON'T|NIET|NOOIT|NICHT|NIEMALS|NE JAMAIS|NUNCA)\b/, 'warning'],
  [
    /^(?:do not|never|avoid|don't|must not|vermijd|vermeiden sie|évitez|evite|gebruik nooit|doe nooit|niemals|ne jamais|no utilice|nunca)\b/i,
    'caution',
  ],
]

/** How grave a sentence says it is, by the word it opens with. */
export const severityOfSentence = (text: string): Segment['severity'] =>
  SIGNALS.find(([pattern]) => pattern.test(text))?.[1]

/** A prohibition in capitals within a sentence of another kind: `Use a fan (DO NOT use heat!)`. */
export const prohibits = (text: string): boolean =>
  /\b(?:DO NOT|MUST NOT|NEVER|do NOT|must NOT|NIET|NOOIT|NICHT|NIEMALS|NE PAS|JAMAIS|NUNCA)\b/.test(text)

const STEP = /^(?:step|stap|schritt|étape|etape|paso)\s+(\d+[a-z]?)\s*(?:[:.)–—-]\s*|\s(?=\p{Lu}))/iu

/** `Step 5: Record …` → marker, number and the rest. */
export function splitStep(text: string): { marker: string; number: number; rest: string } | null {
  const match = STEP.exec(text)
  if (!match) return null
  return { marker: match[0].trim(), number: Number.parseInt(match[1] ?? '0', 10), rest: text.slice(match[0].length) }
}

export const opensChoice = (text: string): boolean =>
  /\b(?:choose|select|pick|use)\s+(?:only\s+)?(?:one|either)\b|\bone of the following (?:options|methods|ways)\b|\bkies (?:één|een) van\b|\bwählen sie eine\b|\bchoisi(?:r|ssez) (?:une|un)\b|\belija una\b/i.test(
    text,
  )

const OPTION = /\b(?:option|optie|opción|method|variant|alternative)\s+([A-Z]|\d{1,2})\b/i

/** `OPTION A: Backup Freezer Storage` → letter and name. */
export function optionOf(text: string): { letter: string; name: string } | null {
  const match = OPTION.exec(text)
  if (!match?.[1]) return null
  const after = text.slice(match.index + match[0].length)
  return { letter: match[1].toUpperCase(), name: foldBlanks(after.replace(/^[\s:.()–—-]+|[\s:.()]+$/g, '')) }
}

/** A label before a colon (`Laboratory Manager: …`), or ''. Conditions, addresses and times are no labels. */
export function labelOf(text: string): string {
  const match = /^([^:.;!?]{2,70}?)\s*:(?=\s+\S)/u.exec(text)
  const label = match?.[1] ?? ''
  if (!/^[\p{L}\p{N}"“‘'<>≤≥±–-]/u.test(label) || !/[\p{L}\p{N}]/u.test(label) || label.split(/\s+/).length > 6)
    return ''
  if (
    /^(?:if|when|once|for|to|in case|after|before|als|wanneer|indien|wenn|falls|si|quand|cuando|e\.g|i\.e)\b/i.test(
      label,
    )
  )
    return ''
  return label
}

export const isCaption = (text: string): boolean =>
  /^(?:fig(?:ure|uur|\.)?|abbildung|abb\.|table|tabel|tabelle|tableau|tabla|figura)\s*[\dIVX]+[a-z]?\s*[:.–—-]/i.test(
    text,
  )

/** A line that only joins two alternatives. */
export const isOr = (text: string): boolean => /^[-–—(*]*\s*(?:or|of|oder|ou|o bien)\s*[-–—)*:]*$/i.test(text)

export const isEndMark = (text: string): boolean =>
  /^[\s*\-–—=_]*(?:end of (?:document|procedure|sop|file)|einde (?:van het )?document|ende des dokuments|fin du document|fin del documento)[\s*\-–—=_.]*$/i.test(
    text,
  )

/** Clause numbers, `Appendix B`, `Step 3` before a heading's own words. */
export const withoutNumber = (heading: string): string =>
  heading
    .replace(
      /^(?:(?:section|chapter|clause|part|artikel|hoofdstuk|kapitel|abschnitt|chapitre|sección|capítulo)\s+)?(?:§\s*)?(?:\d+(?:\.\d+)*|[IVX]+(?=[.)])|[A-Z](?=[.)]\s))[.):]?\s+/iu,
      '',
    )
    .replace(
      /^(appendix|annex|attachment|bijlage|anhang|anlage|annexe|anexo)\s+(?:[A-Z]|\d+|[IVX]+)\b\s*[:.–—-]?\s*/i,
      '$1 ',
    )

export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .split('-')
    .slice(0, 6)
    .join('-') || 'x'
