/** Kinds of controlled documents, as their numbers begin: `SOP-LAB-014`, `WI 12`, `FRM-0031`. */
const KINDS =
  'SOP|SWP|SIP|SVP|WI|WP|POL|PROC|PRO|PR|FRM|FORM|TMP|TPL|DOC|GDL|GL|MAN|QP|QSP|QM|QA|QC|LAB|EHS|HSE|IRM|AA|VA|SAA|PON|POE|IT|MO'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:[A-Z]{2,6}[-_])?(?:${KINDS})(?:[-_][A-Z]{2,6}){0,2}(?:[-_]|\\s(?:[Nn]o\\.?\\s|[Nn]r\\.?\\s|#\\s?)?)\\d{1,6}(?:[.-]\\d{1,4})*(?![\\p{L}\\p{N}-])`,
  'gu',
)
/** Any number in capitals counts behind words that send the reader to another document. */
const SENT =
  /(?:\b(?:see|per|refer to|according to|in accordance with|as described in|zie|volgens|siehe|gemäß|nach|voir|selon|conformément (?:à|au)|véase|ver|según)\s+(?:(?:the|also|de|het|die|das|la|le|el)\s+)?(?:SOP|procedure|document|werkwijze|Verfahrensanweisung|procédure|procedimiento)?\s*)([A-Z]{2,8}(?:-[A-Z0-9]{1,8}){0,3}-\d{2,6})(?![\p{L}\p{N}-])/giu
/** A procedure by its name: `SOP “Handling of spills”`. */
const NAMED =
  /\b(?:SOP|standard operating procedure|work instruction|procedure|werkinstructie|werkwijze|Arbeitsanweisung|Verfahrensanweisung|procédure|mode opératoire|procedimiento)\s+(?:(?:on|for|for the)\s+)?([“„«"][^”“»"\n]{4,90}[”“»"])/giu

/** Other documents that a text sends its reader to, as printed, each once. `own` are the numbers of the document itself. */
export function referencesIn(text: string, own: ReadonlySet<string> = new Set()): string[] {
  // Hardly any text refers to a document: what every reference holds is looked for first, which costs next to nothing.
  const [numbered, quoted] = [/\d/.test(text), /[“„«"]/.test(text)]
  if (!numbered && !quoted) return []
  const found = [
    ...(numbered ? [...text.matchAll(NUMBER)] : []).map((match) => ({ at: match.index, text: match[0] })),
    ...(numbered && /-\d{2}/.test(text) ? [...text.matchAll(SENT)] : [])
      .filter((match) => (match[1] ?? '') === (match[1] ?? '').toUpperCase())
      .map((match) => ({ at: match.index + match[0].length - (match[1] ?? '').length, text: match[1] ?? '' })),
    ...(quoted ? [...text.matchAll(NAMED)] : []).map((match) => ({ at: match.index, text: match[0] })),
  ].sort((a, b) => a.at - b.at)
  return [...new Set(found.map((one) => one.text))].filter((reference) => !own.has(numberOf(reference)))
}

/** `SOP LAB 014` and `sop-lab-014` are one number. */
export const numberOf = (reference: string): string => reference.toUpperCase().replace(/[\s_]+/g, '-')
