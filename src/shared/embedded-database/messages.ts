/**
 * PostgreSQL's frontend/backend protocol 3.0 as far as the bridge looks into it: one letter, four bytes of length (itself
 * included), body. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** A whole message of a client, `type` being its letter. */
export type Message = { type: string; bytes: Buffer }

/** Messages after which a client waits for an answer; up to them nothing needs to be run. */
const answered = new Set(['Q', 'S', 'H', 'F', 'X'])

/** Cuts a stream of bytes into messages. Returns those that are whole and what remains. */
export function cutMessages(buffer: Buffer): { messages: Message[]; rest: Buffer } {
  const messages: Message[] = []
  let at = 0
  while (buffer.length - at >= 5) {
    const length = buffer.readInt32BE(at + 1)
    if (length < 4) throw new Error('not a message of the PostgreSQL protocol')
    if (buffer.length - at < length + 1) break
    messages.push({ type: String.fromCharCode(buffer[at] as number), bytes: buffer.subarray(at, at + length + 1) })
    at += length + 1
  }
  return { messages, rest: buffer.subarray(at) }
}

/** Takes the next unit of work off a client's messages: up to one that asks for an answer. Undefined while that one is to come. */
export function takeUnit(inbox: Message[]): Message[] | undefined {
  const end = inbox.findIndex(({ type }) => answered.has(type))
  return end < 0 ? undefined : inbox.splice(0, end + 1)
}

/** Whether there is something in it that asks for an answer. */
export function holdsUnit(inbox: readonly Message[]): boolean {
  return inbox.some(({ type }) => answered.has(type))
}

/** A message of either side. Strings get the zero byte that ends them. */
export function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part))
  const head = Buffer.alloc(type.length + 4)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(
    body.reduce((sum, part) => sum + part.length, 4),
    type.length,
  )
  return Buffer.concat([head, ...body])
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** ErrorResponse. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function errorResponse({
  severity,
  code,
  text,
}: {
  severity: 'ERROR' | 'FATAL'
  code: string
  text: string
}): Buffer {
  return message('E', `S${severity}`, `V${severity}`, `C${code}`, `M${text}`, Buffer.from([0]))
}

/** I: idle, T: in a transaction, E: in a failed transaction. */
export type Status = 'I' | 'T' | 'E'

export function readyForQuery(status: Status): Buffer {
  return message('Z', Buffer.from(status))
}

/** The zero-ended text at `at`, and where the next field begins. */
export function textAt(bytes: Buffer, at: number): { text: string; next: number } {
  const end = bytes.indexOf(0, at)
  if (end < 0) throw new Error('not a message of the PostgreSQL protocol')
  return { text: bytes.toString('utf8', at, end), next: end + 1 }
}

/** The columns of a DataRow as texts. */
export function rowTexts(bytes: Buffer): (string | null)[] {
  const texts: (string | null)[] = []
  let at = 7
  for (let column = bytes.readInt16BE(5); column > 0; column -= 1) {
    const length = bytes.readInt32BE(at)
    at += 4
    texts.push(length < 0 ? null : bytes.toString('utf8', at, at + length))
    at += Math.max(length, 0)
  }
  return texts
}
