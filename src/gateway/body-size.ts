import type { Request, RequestHandler, Response } from 'express'
import { refuse } from './refuse'

const mebibyte = 1024 * 1024

/** Room for the other fields of a form, beside the file. */
const formFields = 2 * mebibyte
const lingerMs = 5_000

/**
 * 413 before the body is read where `Content-Length` says that it is too long, and as soon as it is too long where it
 * does not say. `uploadMb` bounds forms with files; other bodies (JSON of the admin and of the API) have `otherMb`.
 * Must come before anything asynchronous: it counts what arrives from now on.
 */
export function capBodies({ uploadMb, otherMb = 12 }: { uploadMb: number; otherMb?: number }): RequestHandler {
  return (req, res, next) => {
    const form = String(req.headers['content-type'] ?? '').startsWith('multipart/form-data')
    const megabytes = form ? uploadMb : otherMb
    const limit = form ? Math.max(uploadMb * mebibyte + formFields, otherMb * mebibyte) : otherMb * mebibyte
    if (Number(req.headers['content-length'] ?? 0) > limit) {
      tooLarge({ req, res, megabytes })
      return
    }
    dropExcess({ req, limit, onExcess: () => tooLarge({ req, res, megabytes }) })
    next()
  }
}

/** Counts at the entrance of the stream, so that Next finds it unread; what comes after `limit` bytes is thrown away. */
function dropExcess({ req, limit, onExcess }: { req: Request; limit: number; onExcess: () => void }): void {
  const push = req.push.bind(req)
  let received = 0
  let over = false
  req.push = (chunk: Buffer | string | null, encoding?: BufferEncoding): boolean => {
    if (chunk === null && over) {
      // All was sent, and the answer read: nobody may take what was let in for the whole.
      req.destroy()
      return false
    }
    if (chunk === null) return push(chunk, encoding)
    received += chunk.length
    if (received <= limit) return push(chunk, encoding)
    if (!over) {
      over = true
      onExcess()
    }
    return true
  }
}

function tooLarge({ req, res, megabytes }: { req: Request; res: Response; megabytes: number }): void {
  if (res.headersSent) {
    req.destroy()
    return
  }
  refuse(
    { req, res },
    {
      status: 413,
      code: 'request.too-large',
      message: `This is larger than ${megabytes} MB, the most this installation takes. Send a smaller file.`,
    },
  )
  // Who still sends reads the answer only while the line stays open: a reset would throw it away. So the line is not closed
  // with the answer, but once all has arrived, or after a while.
  req.resume()
  const closing = setTimeout(() => req.destroy(), lingerMs)
  closing.unref()
  req.once('close', () => clearTimeout(closing))
}
