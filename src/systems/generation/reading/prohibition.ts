/** Whether forbidding is its main point: what earns a warning of its own in running text. */
export function isStrongProhibition(text: string): boolean {
  // What stands in brackets is an aside: `Plastic scrapers (DO NOT use metal tools)` is a thing to bring.
  const main = text.replace(/\([^()]*\)/g, ' ')
  const opens = /^\W*(?:do not|don't|never|avoid)\b/i.test(main)
  const shouts = /\bDO NOT\b|\bMUST NOT\b|\bNEVER\b/.test(main)
  const forbids = /\bmust (?:not|never)\b|\b(?:mag|mogen)\b[^.;]*\b(?:niet|nooit)\b|\bdarf\b[^.;]*\bnicht\b/i.test(main)
  return opens || shouts || forbids
}

/** A following sentence that only says why: it stays with the warning before it. */
export function givesReason(text: string): boolean {
  return /^(?:by \p{L}+ing|this (?:is|can|may|will|could|means|prevents|ensures|avoids)|otherwise|because|it (?:can|may|will|could)|they (?:can|may|will|could)|these can|dit (?:is|kan|voorkomt)|anders|want|sonst|dies|sinon|cela|de lo contrario|esto)\b/iu.test(
    text,
  )
}
