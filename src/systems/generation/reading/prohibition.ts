/** Sentences that begin by forbidding, in English, Dutch, German, French and Spanish. */
const OPENS =
  /^[^\p{L}]*(?:do not|don't|never|avoid|nooit|niemals|ne (?:jamais|pas|plus)|n['’](?:\p{L}+) (?:jamais|pas)|nunca|jamás)(?!\p{L})/iu
/** `mag … niet`, `darf … nicht`, `ne doit pas`, `no debe`: within one clause. Whole words, as `\b` knows no accents. */
const FORBIDS = [
  /\bmust (?:not|never)\b/i,
  /\b(?:mag|mogen)\b[^.;]*\b(?:niet|nooit|geen)\b|\b(?:is|zijn) verboden\b|\bgebruik (?:nooit|geen)\b/i,
  /(?<!\p{L})(?:darf|dürfen)(?!\p{L})[^.;]*(?<!\p{L})(?:nicht|niemals|keine[nmrs]?|kein)(?!\p{L})|(?<!\p{L})(?:ist|sind) (?:verboten|untersagt)(?!\p{L})|\p{L}en Sie (?:niemals|nie)(?!\p{L})/iu,
  /(?<!\p{L})(?:ne (?:doit|doivent) (?:pas|jamais|en aucun cas)|(?:est|sont) (?:strictement )?interdite?s?|ne \p{L}+ez (?:jamais|pas)|n['’]\p{L}+ez (?:jamais|pas))(?!\p{L})/iu,
  /(?<!\p{L})(?:no (?:se )?(?:debe|deben)|(?:está|están|queda|quedan) (?:estrictamente )?prohibid[oa]s?)(?!\p{L})/iu,
]

/** Whether forbidding is its main point: what earns a warning of its own in running text. */
export function isStrongProhibition(text: string): boolean {
  // What stands in brackets is an aside: `Plastic scrapers (DO NOT use metal tools)` is a thing to bring.
  const main = text.replace(/\([^()]*\)/g, ' ')
  const opens = OPENS.test(main)
  const shouts = /\bDO NOT\b|\bMUST NOT\b|\bNEVER\b/.test(main)
  const forbids = FORBIDS.some((pattern) => pattern.test(main))
  return opens || shouts || forbids
}

/** A following sentence that only says why: it stays with the warning before it. */
export function givesReason(text: string): boolean {
  return /^(?:by \p{L}+ing|this (?:is|can|may|will|could|means|prevents|ensures|avoids)|otherwise|because|it (?:can|may|will|could)|they (?:can|may|will|could)|these can|dit (?:is|kan|voorkomt)|anders|want|sonst|dies|sinon|cela|de lo contrario|esto)\b/iu.test(
    text,
  )
}
