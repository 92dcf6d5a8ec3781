/** What JSON can hold and give back unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * JSON that PostgreSQL's jsonb takes: it refuses NUL characters and halves of surrogate pairs, which do turn up in text taken
 * out of PDFs. `undefined` becomes null.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd') : part,
  ) as string | undefined
  return text ?? 'null'
}
