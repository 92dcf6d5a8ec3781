/** What makes a passage look as if it spoke to a machine instead of to people. */
export type SuspicionKind = 'orders' | 'role' | 'marker' | 'address' | 'blob' | 'invisible'
export type Suspicion = { kind: SuspicionKind; words: string }

const before = String.raw`(?:previous|prior|above|earlier|preceding|foregoing|former)`
const machine = String.raw`(?:AI|A\.I\.|LLM|GPT|chat ?bot|language model|AI assistant|AI model|virtual assistant)`

/**
 * Narrow on purpose: SOPs are full of orders to people. Each pattern speaks of instructions as a text that was given before,
 * names a machine as its reader, or asks for what only a machine in this product could do. In en, nl, de, fr, es.
 */
const patterns: readonly [SuspicionKind, string][] = [
  // Ignore what you were told.
  [
    'orders',
    String.raw`\b(?:ignore|disregard|forget|override|bypass|do not follow)\b.{0,30}\b${before}\b.{0,30}\b(?:instructions?|prompts?|rules|directions|messages|commands|guidelines)\b`,
  ],
  [
    'orders',
    String.raw`\b(?:ignore|disregard|forget)\b.{0,20}\b(?:your|all|any|the)\b.{0,20}\b(?:system prompt|instructions? (?:you were given|above|so far))\b`,
  ],
  [
    'orders',
    String.raw`\b(?:negeer|vergeet|sla)\b.{0,30}\b(?:vorige|voorgaande|eerdere|bovenstaande|voorafgaande)\b.{0,30}\b(?:instructies|opdrachten|aanwijzingen|regels|prompts?)\b`,
  ],
  [
    'orders',
    String.raw`\b(?:ignorier\w*|missachte\w*|vergiss|vergessen sie)\b.{0,30}\b(?:vorherig|bisherig|obig|vorangegangen|früher|vorstehend)\w*\b.{0,30}(?:anweisung|instruktion|vorgabe|regel|befehl|prompt)\w*`,
  ],
  [
    'orders',
    String.raw`\b(?:ignore[zr]?|oublie[zr]?|ne tene?z pas compte)\b.{0,30}\b(?:instructions?|consignes|règles|directives|ordres)\b.{0,30}(?:précédent|antérieur|ci-dessus|plus haut)\w*`,
  ],
  [
    'orders',
    String.raw`\b(?:ignor[ae]n?|olvid[ae]n?|haga caso omiso|haz caso omiso)\b.{0,30}\b(?:instrucciones|órdenes|reglas|indicaciones)\b.{0,30}\b(?:anteriores|previas|precedentes|de arriba)\b`,
  ],
  // Approve yourself, publish, give points.
  ['orders', String.raw`\b(?:set|change|lower)\b.{0,20}\bpass(?:ing)? ?(?:score|mark)\b`],
  ['orders', String.raw`\b(?:publish|approve|sign off)\b.{0,15}\b(?:this|the) (?:course|draft|training)\b`],
  [
    'orders',
    String.raw`\bmark\b.{0,20}\b(?:all|every|each)\b.{0,20}\b(?:claims?|answers?|questions?)\b.{0,20}\b(?:supported|correct|right|true)\b`,
  ],
  [
    'orders',
    String.raw`\b(?:reveal|print|repeat|show|output)\b.{0,20}\b(?:your|the) (?:system prompt|instructions verbatim|hidden prompt|api key)\b`,
  ],
  // Be somebody else.
  [
    'role',
    String.raw`\byou are (?:now|no longer|from now on)\b.{0,40}\b(?:${machine}|assistant|administrator|unrestricted|developer mode|DAN|a (?:helpful|different|new))\b`,
  ],
  [
    'role',
    String.raw`\b(?:act|behave|respond|answer) as (?:if you were )?(?:an? |the )?(?:unrestricted |uncensored |evil )?(?:${machine}|system prompt)\b`,
  ],
  ['role', String.raw`\b(?:if|since|because) you are (?:an? |the )?(?:large )?(?:${machine}|assistant|bot)\b`],
  [
    'role',
    String.raw`\b(?:note|message|attention|instructions?|notice)\b.{0,12}\b(?:to|for) (?:the |any |all )?(?:${machine})s?\b`,
  ],
  ['role', String.raw`\b(?:developer|god|jailbreak|DAN) mode\b.{0,30}\b(?:enabled|on|activated|engaged)\b`],
  ['role', String.raw`\bje bent (?:nu|vanaf nu|voortaan)\b.{0,40}\b(?:AI|assistent|taalmodel|beheerder|chatbot)\b`],
  [
    'role',
    String.raw`\b(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|ab sofort)\b.{0,40}(?:\bKI\b|assistent|sprachmodell|administrator|chatbot)`,
  ],
  [
    'role',
    String.raw`\b(?:tu es|vous êtes) (?:maintenant|désormais)\b.{0,40}(?:\bIA\b|assistant|modèle de langage|administrateur|chatbot)`,
  ],
  [
    'role',
    String.raw`\b(?:ahora eres|eres ahora|a partir de ahora eres)\b.{0,40}(?:\bIA\b|asistente|modelo de lenguaje|administrador|chatbot)`,
  ],
  // The shape of a prompt.
  [
    'marker',
    String.raw`(?:^|\n)\s*[#*>\[(]*\s*(?:system|assistant|developer)\s*(?:prompt|message|instructions?|override)?\s*[\])*]*\s*:\s*(?:you\b|ignore\b|disregard\b|forget\b|override\b|always answer\b|from now on\b)`,
  ],
  ['marker', String.raw`(?:^|\n)\s*[#*\[(]*\s*(?:new |updated )?system (?:prompt|message|override|instructions?)\b`],
  [
    'marker',
    String.raw`<\|?(?:im_start|im_end|endoftext|system|start_header_id)\|?>|\[/?INST\]|<</?SYS>>|</(?:sources|facts|document|context|instructions)>`,
  ],
  ['marker', String.raw`\b(?:function_call|tool_call|tool_use)\b.{0,5}[:({]`],
  // Carry something out of the house.
  [
    'address',
    String.raw`\b(?:send|post|upload|forward|leak|exfiltrate|transmit)\b.{0,30}\b(?:this|the) (?:SOP|document|prompt|conversation|chat|context|answers?|system prompt|course)\b.{0,40}\bhttps?://`,
  ],
  [
    'address',
    String.raw`\b(?:stuur|verstuur|zend|upload)\b.{0,30}\b(?:dit|deze|het|de) (?:document|prompt|gesprek|SOP|cursus)\b.{0,40}\bhttps?://`,
  ],
  [
    'address',
    String.raw`\b(?:sende\w*|schicke\w*)\b.{0,30}\b(?:dieses|den|das|diese) (?:dokument|prompt|gespräch|SOP|kurs)\b.{0,40}\bhttps?://`,
  ],
  [
    'address',
    String.raw`\b(?:envo(?:ie|yez|yer)|transmet\w*)\b.{0,30}\b(?:ce|cette|le|la) (?:document|prompt|conversation|cours)\b.{0,40}\bhttps?://`,
  ],
  [
    'address',
    String.raw`\b(?:envía|envíe|manda|mande)\b.{0,30}\b(?:este|esta|el|la) (?:documento|prompt|conversación|curso)\b.{0,40}\bhttps?://`,
  ],
  ['address', String.raw`!\[[^\]]*\]\(\s*https?://[^)\s]*[?&][^)\s]*=[^)]*\)`],
  [
    'address',
    String.raw`\b(?:call|fetch|GET|request|curl|visit)\b.{0,15}https?://\S+.{0,40}\b(?:follow|obey|execute|do what)\b.{0,30}\b(?:it|its|the|what)\b`,
  ],
]

const compiled = patterns.map(([kind, source]) => ({ kind, pattern: new RegExp(source, 'iu') }))
const invisible =
  /[\u200b\u200c\u2060-\u2064\ufeff]{3,}|(?:[\u200b\u2060\ufeff].?){8,}|[\u{e0000}-\u{e007f}]|[\u202d\u202e]/u
const anyInvisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
const base64 = /(?:[A-Za-z0-9+/]{4}){10,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/g

/** What in a passage looks as if it spoke to a machine. Nothing, for nearly every passage of a real SOP. */
export function suspicionsIn(text: string): Suspicion[] {
  const found: Suspicion[] = []
  if (invisible.test(text)) found.push({ kind: 'invisible', words: 'letters that nobody sees' })
  const plain = text
    .normalize('NFKC')
    .replace(anyInvisible, '')
    .replace(/[^\S\n]+/g, ' ')
  for (const { kind, pattern } of compiled) {
    const [words] = pattern.exec(plain) ?? []
    if (words && !found.some((one) => one.kind === kind)) found.push({ kind, words: short(words) })
  }
  const blob = (plain.match(base64) ?? []).find(isHiddenText)
  if (blob) found.push({ kind: 'blob', words: short(blob) })
  return found
}

/** Encoded text, not a checksum and not a sequence of bases: it decodes into words. */
function isHiddenText(blob: string): boolean {
  if (!/[a-z]/.test(blob) || !/[A-Z]/.test(blob)) return false
  const decoded = Buffer.from(blob, 'base64').toString('utf8')
  const readable = decoded.replace(/[^\p{L}\p{N}\p{P}\s]/gu, '').replace(/\ufffd/g, '')
  return readable.length >= decoded.length * 0.95 && (decoded.match(/\s/g) ?? []).length >= decoded.length / 20
}

const short = (words: string) => {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
