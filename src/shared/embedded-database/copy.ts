import type { Client } from './client'
import { message, textAt, type Message } from './messages'

// COPY FROM STDIN: PGlite's session cannot pause for the client's data. So the client is asked for it first, and statement and
// data are run together.

const copyFromStdin = /(?:^|;)\s*copy\s[^;]*\bfrom\s+stdin\b/i

/** CopyInResponse: text format, no word of the columns. Clients only wait for the letter. */
export const copyInResponse: Message = { type: 'G', bytes: message('G', Buffer.from([0, 0, 0])) }

/** Whether running this message of the client would begin a copy. */
export function startsCopy(client: Client, { type, bytes }: Message): boolean {
  if (type === 'Q') return copyFromStdin.test(textAt(bytes, 5).text)
  if (type === 'P') {
    const { text: name, next } = textAt(bytes, 5)
    if (copyFromStdin.test(textAt(bytes, next).text)) client.copies.add(name)
    else client.copies.delete(name)
  }
  if (type === 'B') client.copyBound = client.copies.has(textAt(bytes, textAt(bytes, 5).next).text)
  return type === 'E' && client.copyBound
}

/** The data of a copy, to its end; the Sync of the statement that began it, which the server ignores, is left out. */
export function takeCopyData(inbox: Message[]): Message[] | undefined {
  const end = inbox.findIndex(({ type }) => type === 'c' || type === 'f')
  return end < 0 ? undefined : inbox.splice(0, end + 1).filter(({ type }) => 'dcf'.includes(type))
}

/** The answers without the server's own question for the data, which has been put already. */
export function withoutCopyIn(answers: Message[]): Message[] {
  const at = answers.findIndex(({ type }) => type === 'G')
  return at < 0 ? answers : answers.toSpliced(at, 1)
}
