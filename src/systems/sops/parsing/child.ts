import { DomainError } from '@/shared/errors'
import { parseDocument } from '../parsers'
import type { ParseReply, ParseRequest } from './parse-in-child'

/** What a parse may come to, as JSON; more is no document that anybody trains on. */
const MAX_REPLY = 64 * 1024 * 1024

process.once('message', (request: ParseRequest) => {
  void answer(request).then((reply) => process.send?.(reply))
})
// Without its parent nobody waits for the answer.
process.once('disconnect', () => process.exit(0))

async function answer(request: ParseRequest): Promise<ParseReply> {
  try {
    const document = await parseDocument(request)
    if (JSON.stringify(document).length > MAX_REPLY) {
      return {
        error: {
          code: 'sop.too-complex',
          status: 400,
          message: 'This document holds too much text for one procedure. Split it, and upload its parts.',
        },
      }
    }
    return { document }
  } catch (error) {
    if (error instanceof DomainError)
      return { error: { code: error.code, message: error.message, status: error.status } }
    const reason = error instanceof Error ? error.message : String(error)
    return {
      error: {
        code: 'sop.unreadable',
        status: 400,
        message: `This file could not be read (${reason.slice(0, 200)}). Export it again from the program that made it, and upload that.`,
      },
    }
  }
}
