import type { DeliveryFormat, RequestEventKind, RequestState, SignOffMeaning } from './lifecycle'

/** A line of a quote. `unitPrice` in units of the currency, not in cents. */
export type QuoteLine = { description: string; quantity: number; unitPrice: number }

export type Quote = {
  /** Counts up when a quote is replaced; accepting names it, so that nobody accepts another one than was read. */
  revision: number
  number: string
  lines: QuoteLine[]
  /** ISO 4217. */
  currency: string
  taxPercent: number
  /** In units of the currency: lines, tax, and both. */
  net: number
  tax: number
  amount: number
  /** The last day on which it can be accepted, `2026-12-31`. */
  validUntil: string
  note: string | null
  at: string
  byName: string
  decision: { accepted: boolean; name: string; reason: string | null; at: string } | null
}

export type SignOff = {
  name: string
  email: string
  meaning: SignOffMeaning
  words: string
  at: string
  version: number
  number: number
  hash: string
}

/** One row of `requests`, as rules read it. */
export type RequestRecord = {
  id: number
  organisation: number
  reference: string
  title: string
  client: string
  contact: string
  contactName: string | null
  contactLanguage: string | null
  goal: string
  audience: string | null
  languages: string[]
  deadline: string | null
  delivery: DeliveryFormat[]
  state: RequestState
  heldFrom: RequestState | null
  movedAt: string
  owner: number | null
  dueAt: string | null
  sopVersions: number[]
  course: number | null
  version: number | null
  previewed: { version: number; at: string } | null
  quote: Quote | null
  signOff: SignOff | null
  /** `requestedFor`: the versions a draft was asked for, as one text; `attempt` counts the drafts. */
  production: { at: string; by: number; requestedFor?: string | null; attempt?: number } | null
  reminded: string[]
  linkGeneration: number
  linkSentAt: string | null
  createdAt: string
  updatedAt: string
}

/** One row of `request-events`. */
export type RequestEventRecord = {
  id: number
  request: number
  kind: RequestEventKind
  text: string | null
  internal: boolean
  byClient: boolean
  by: number | null
  byName: string
  at: string
  /** The state it was moved to and from. */
  from: RequestState | null
  to: RequestState | null
  /** Of a question: what the client may choose from. */
  choices: string[]
  /** Of an answer: the question; of a question: its answer. */
  question: number | null
}

export type RequestFileRecord = {
  id: number
  request: number
  event: number | null
  name: string
  filename: string
  /** Its folder in the store of files. */
  prefix: string | null
  mimeType: string
  filesize: number
  sha256: string
  byClient: boolean
  sopVersion: number | null
  createdAt: string
}
