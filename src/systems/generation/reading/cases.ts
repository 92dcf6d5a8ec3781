import type { Fact, FactKind } from '../model'
import { isImperative, lexiconOf, sentences, words } from '@/shared/language'

/**
 * How languages name a case. `opens` where a sentence begins with it; `follows` where it comes behind what is to be done,
 * with the comma that German needs. `asks` are verbs behind which the same word means "whether"; `idle` cases that name
 * none (`if possible`).
 */
type Words = { opens: RegExp; follows: RegExp; asks: RegExp; idle: RegExp; either: RegExp }

const never = /(?!)/
const byLanguage: Record<string, Words> = {
  en: {
    opens:
      /^(?:if|when|whenever|unless|should (?:you|there|it|the|an?|any)|in (?:the )?(?:case|event) (?:of|that))\s/iu,
    follows: /[\s,(](?:if|unless|in (?:the )?(?:case|event) (?:of|that)|provided that)\s+(?=\S)/giu,
    asks: /\b(?:find|or|that|check|checks|checked|verify|determine|decide|see|ask|know|tell|confirm|assess|evaluate|find out|as|even|identify|consider|examine|wonder|unsure|sure|what)\s*$/iu,
    idle: /^(?:(?:if|when|unless)\s+(?:at all\s+)?(?:not|so|any|anything|anyone|ever|possible|necessary|needed|required|applicable|appropriate|available|desired|known|relevant|practical|feasible|otherwise (?:stated|noted|specified)|permitted|present)|in (?:the )?case of (?:doubt|questions?))(?=\s*(?:[.,;:!?()–—-]|$)|\s+(?:and\/or|or)\s)/iu,
    either: /\beither\s[^.;]{2,80}\sor\s/iu,
  },
  nl: {
    opens:
      /^(?:(?:als|indien|wanneer|tenzij|mocht(?:en)?|ingeval|in (?:het )?geval (?:van|dat)|bij twijfel over)\s|(?:komt|is|zijn|wordt|worden|blijft|heeft|hebben|valt|stijgt|daalt|treedt)\s(?=[^.?!]{5,120},\s+dan\s)|bij\s(?!(?:de|het|dit|deze|die|elke?|iedere?|voorkeur|alle)\s)(?=[^.,:;]{3,90}\s(?:moet|moeten|dient|dienen|kan|kunnen|mag|mogen|is het (?:aangeraden|aangewezen|nodig|belangrijk|verplicht))\s))/iu,
    follows:
      /[\s,(](?:indien|tenzij|mits|in geval van|als (?=(?:er|u|je|jij|het|de|dit|deze|dat|die|zij|ze|hij|men)\s))/giu,
    asks: /(?:zoals|evenals|zowel|net|dan|(?:dezelfde|hetzelfde|even|zo)\s[^,;]*)\s*$/iu,
    idle: /^(?:als\s+(?:algemene?|eerste|laatste|tweede|volgt|gevolg|alternatief|bijlage|voorbeeld)\s|(?:als|indien|wanneer|mits|in geval van)\s+(?:nodig|mogelijk|gewenst|van toepassing|noodzakelijk|aanwezig|vereist|niet|dat zo is)(?=\s*(?:[.,;:)]|$)))/iu,
    either: /\b(?:ofwel|hetzij)\s[^.;]{2,80}\s(?:ofwel|hetzij|of)\s/iu,
  },
  de: {
    opens:
      /^(?:wenn|falls|sofern|sobald|es sei denn|(?:ist|sind|wird|werden|hat|haben|liegt|liegen|tritt|treten|bleibt|steigt|sinkt|zeigt|sollten?)\s(?=[^.?!]{5,120},\s)|im falle?\s|bei (?=[^.,]{3,60}(?:alarm|ausfall|störung|verdacht|fehler))|bei\s(?!(?:der|dem|den|dieser|diesem|diesen|jeder|jedem|allen|bedarf)\s)(?=[^.,:;]{3,120}\s(?:ist|sind|muss|müssen|darf|dürfen|sollte|sollten|soll|sollen|kann|können)\s))/iu,
    follows: /[,(]\s*(?:wenn|falls|sofern|es sei denn)\s/giu,
    asks: never,
    idle: /^(?:wenn|falls|sofern)\s+(?:nötig|möglich|erforderlich|vorhanden|gewünscht|zutreffend|notwendig|nicht)(?=\s*(?:[.,;:)]|$))/iu,
    either: /\bentweder\s[^.;]{2,80}\soder\s/iu,
  },
  fr: {
    opens:
      /^(?:si\s|s['’]ils?\s|lorsqu(?:e\s|['’])|quand\s|en cas d(?:e\s|['’])|au cas où\s|sauf si\s|à moins que\s)/iu,
    follows: /[\s,(](?:si\s|s['’]ils?\s|en cas d(?:e\s|['’])|sauf (?:si\s|en cas d)|à moins que\s)/giu,
    asks: /(?:v[ée]rifi\p{L}*|contr[ôo]l\p{L}*|d[ée]termin\p{L}*|demand\p{L}*|savoir|regard\p{L}*|voir|comme|même|et|ou)\s*$/iu,
    idle: /^(?:si\s+(?:nécessaire|possible|besoin|applicable|requis|disponible|non|oui)|en cas de (?:besoin|doute))(?=\s*(?:[.,;:)]|$))/iu,
    either: /\bsoit\s[^.;]{2,80}\ssoit\s/iu,
  },
  es: {
    opens: /^(?:si\s|cuando\s|en caso (?:de|que)\s|a menos que\s|salvo que\s)/iu,
    follows: /[\s,(](?:si\s|en caso (?:de|que)\s|a menos que\s|salvo (?:que|si)\s|siempre que\s)/giu,
    asks: /(?:compr(?:ob|ueb)\p{L}*|verifi\p{L}*|determin\p{L}*|pregunt\p{L}*|saber|revis\p{L}*|ver|como|incluso|y|o)\s*$/iu,
    idle: /^(?:si\s+(?:es necesario|es posible|procede|corresponde|fuera necesario|no)|en caso (?:necesario|de duda))(?=\s*(?:[.,;:)]|$))/iu,
    either: /\bo bien\s[^.;]{2,80}\so bien\s/iu,
  },
}

/** What is told to do, without a label that says who does it: `Everyone in the room: warns the others.` */
const LABEL = /^[^:.;!?]{2,60}:\s+(?=\S)/u
const SIGNAL =
  /^(?:note|warning|caution|danger|let op|hinweis|achtung|vorsicht|attention|remarque|nota|atención)\s*[:!–-]\s*/iu

/** `Cependant, si …`: words that join a sentence to the one before it. */
const JOINED =
  /^(?:echter|evenwel|jedoch|allerdings|cependant|toutefois|en outre|sin embargo|no obstante|además),?\s+(?=\p{L})/iu

/**
 * Dutch and German sentences tell as often what happens in a case (`Wanneer de sensor het water raakt, hoor je …`) as what to
 * do then. What is to be done is told by these words, by a passive, or by whom it is said to.
 */
const tells: Record<string, RegExp> = {
  nl: /(?<!\p{L})(?:moet|moeten|dient|dienen|mag|mogen|u|wordt|worden|aangeraden|aangewezen|aanbevolen|belangrijk|nodig|vereist|nooit)(?!\p{L})|:$/iu,
  de: /(?<!\p{L})(?:muss|müssen|darf|dürfen|soll|sollen|sollte|sollten|sie|wird|werden|gilt|zu \p{L}+n|\p{L}+zu\p{L}+en|erforderlich|empfohlen|niemals)(?!\p{L})|:$/iu,
}

/** A sentence that opens with a case and then only tells what happens. */
function tellsWhatHappens(plain: string, language: string): boolean {
  const told = tells[language.slice(0, 2)]
  if (!told || isImperative(plain, language)) return false
  // Without a comma the case cannot be told from what follows it.
  const then = /(?:,\s+(?:dan\s|dann\s|so\s)?|\s(?=dan\s))(.+)$/isu.exec(plain)?.[1] ?? plain
  return !told.test(then) && !isImperative(then, language)
}

/**
 * Whether a text says what holds in some case only: what opens with a case, and orders that a case follows, or that leave
 * the choice between two ways. `told` says that the text is known to tell what to do (a numbered step), so that its verbs
 * need not be known.
 */
export function namesCase(text: string, language: string, told = false): boolean {
  return sentences(text, language).some((sentence) => sentenceNamesCase(sentence.text, language, told))
}

/** Whether a text begins with the case that it holds in. */
export function opensWithCase(text: string, language: string): boolean {
  const known = byLanguage[language.slice(0, 2)] ?? byLanguage.en
  const plain = text.replace(/^[^\p{L}]+/u, '').replace(SIGNAL, '')
  return known !== undefined && known.opens.test(plain) && !known.idle.test(plain)
}

function sentenceNamesCase(sentence: string, language: string, told: boolean): boolean {
  const known = byLanguage[language.slice(0, 2)] ?? byLanguage.en
  if (!known || /\?["”»)]*$/.test(sentence)) return false
  const plain = sentence
    .replace(/^[^\p{L}]+/u, '')
    .replace(SIGNAL, '')
    .replace(JOINED, '')
  if (known.opens.test(plain))
    return opensWithCase(plain, language) && words(plain).length >= 4 && (told || !tellsWhatHappens(plain, language))
  const order = told || isOrder(plain, language)
  if (!order) return false
  if (known.either.test(plain) || forbidsSome(plain, language)) return true
  return [...plain.matchAll(known.follows)].some(({ index, 0: found }) => {
    const clause = plain.slice(index).replace(/^[\s,(]+/u, '')
    return (
      !known.asks.test(plain.slice(0, index)) && !known.idle.test(clause) && clause.length > found.trim().length + 3
    )
  })
}

/** Tells its reader, or a person who is named before it, to do something. */
function isOrder(sentence: string, language: string): boolean {
  const { obligation } = lexiconOf(language)
  if (/^(?:do not|don['’]t|never|see|zie|siehe|voir|véase)\s/iu.test(sentence) || isImperative(sentence, language))
    return true
  if (words(sentence).some((word) => obligation.has(word.toLowerCase()))) return true
  const label = LABEL.exec(sentence)?.[0]
  if (label === undefined) return false
  const rest = sentence.slice(label.length)
  // `warns` is an order to the person named.
  return isImperative(rest, language) || isImperative(rest.replace(/^(\p{L}{3,}?)s(?=\s)/u, '$1'), language)
}

/** `Do not use a station whose water stays brown`: the others may be used. */
function forbidsSome(sentence: string, language: string): boolean {
  if (language.slice(0, 2) !== 'en') return false
  return /^(?:do not|don['’]t|never)\s[^.,;]*\b(?:an?|any)\s+(?:\p{L}+\s+){1,3}(?:whose|(?:that|which)\s+(?:is|are|has|have|was|were|shows?|stays?))\s/iu.test(
    sentence,
  )
}

const FOR =
  /^(?:for|in case of|voor|bij|in geval van|für|bei|pour|en cas de|para|en caso de)\s+(?:[^,:;.]|\.(?=\S)){3,80}?[,:]\s+(?=\S)/iu

/** `For cloud.gov, start …` beside `For Login.gov, start …`: what to do is told apart by what it is for. */
export function tellsApart(text: string, language: string): boolean {
  const lead = FOR.exec(text)?.[0]
  return lead !== undefined && isImperative(text.slice(lead.length), language)
}

type Said = Pick<Fact, 'id' | 'kind' | 'text' | 'section' | 'parent' | 'choice'>
/** What explains, or lists things, tells nobody what to do in a case; rows of tables are cases by themselves. */
const explaining: ReadonlySet<FactKind> = new Set(['definition', 'purpose', 'scope', 'material', 'row', 'problem'])

/** Ids of the facts that hold in some case only, or are one of a choice. */
export function factsInCase(facts: readonly Said[], language: string): ReadonlySet<string> {
  const apart = new Map<string, string[]>()
  const found = new Set<string>()
  for (const fact of facts) {
    if (explaining.has(fact.kind)) continue
    // The other languages' lists of verbs are short: there a step is taken for an order whatever its verb.
    const told = language.slice(0, 2) !== 'en' && ['step', 'substep', 'warning'].includes(fact.kind)
    const condition = fact.kind === 'condition' && !tellsWhatHappens(fact.text, language)
    if (fact.choice !== undefined || condition || namesCase(fact.text, language, told)) found.add(fact.id)
    else if (tellsApart(fact.text, language)) {
      const place = fact.parent ?? fact.section
      apart.set(place, [...(apart.get(place) ?? []), fact.id])
    }
  }
  for (const ids of apart.values()) if (ids.length > 1) ids.forEach((id) => found.add(id))
  return found
}
