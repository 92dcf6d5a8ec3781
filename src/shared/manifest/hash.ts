import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Canonical JSON by RFC 8785. Fields that are `undefined` are left out, as JSON does. */
export function canonical(value: unknown): string {
  const json = canonicalize(JSON.parse(JSON.stringify(value)))
  if (json === undefined) throw new TypeError('a canonical document must be a JSON value')
  return json
}

/** SHA-256 (64 hexadecimal digits) of the canonical form, without the document's own field `hash`. */
export function contentHash(document: object): string {
  const { hash: _own, ...rest } = document as { hash?: unknown }
  return createHash('sha256').update(canonical(rest), 'utf8').digest('hex')
}
