import { DomainError } from '@/shared/errors'
import type { ChildReply, ChildRequest, ChildTask, ChildTasks } from './ask-child'

/** What a parse may come to, as JSON; more is no document that anybody trains on. */
const MAX_REPLY = 64 * 1024 * 1024

process.once('message', (request: ChildRequest) => {
  void reply(request).then(say)
})
// Without its parent nobody waits for the answer.
process.once('disconnect', () => process.exit(0))

const say = (said: ChildReply): void => void process.send?.(said)

async function reply(request: ChildRequest): Promise<ChildReply> {
  try {
    return { answer: await answerOf(request) }
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

/** Loads what the task needs and no more: whoever waits for a page does not wait for the readers of ten formats. */
async function answerOf(request: ChildRequest): Promise<ChildTasks[ChildTask]['answer']> {
  switch (request.task) {
    case 'pages': {
      const { renderPages } = await import('../parsers/pdf/render-pages')
      await renderPages({ ...request, onPage: (page, picture) => say({ page, picture }) })
      return 'done'
    }
    case 'picture': {
      const { readPicture } = await import('../parsers/read-picture')
      return readPicture(request)
    }
    case 'parse': {
      const { parseDocument } = await import('../parsers')
      const document = await parseDocument({ ...request, onProgress: (progress) => say({ progress }) })
      if (JSON.stringify(document).length > MAX_REPLY) throw tooMuchText()
      return document
    }
  }
}

const tooMuchText = () =>
  new DomainError({
    code: 'sop.too-complex',
    status: 400,
    message: 'This document holds too much text for one procedure. Split it, and upload its parts.',
  })
