import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { addEvent, lockRequest, writeRequest } from '../rows'

/** The draft that was started for a request is its course from now on. */
export async function linkCourse({
  req,
  request: id,
  course,
}: {
  req: PayloadRequest
  request: number
  course: number
}): Promise<void> {
  const request = await lockRequest({ req, id })
  if (request.course === course) return
  await writeRequest({ req, id, data: { course } })
  await addEvent({
    req,
    request,
    doer: product,
    kind: 'production',
    internal: true,
    text: 'The course is being drafted',
  })
}

/** Its draft failed or was stopped: the request is without a course again, and production can be started again. */
export async function unlinkCourse({ req, course }: { req: PayloadRequest; course: number }): Promise<void> {
  const { docs } = await find({ req, collection: 'requests', where: { course: { equals: course } }, select: {} })
  for (const { id } of docs) {
    const request = await lockRequest({ req, id })
    if (request.course !== course || request.version !== null) continue
    const production = request.production && { ...request.production, requestedFor: null }
    await writeRequest({ req, id, data: { course: null, production } })
    const text = 'The draft could not be made. Start production again, or choose other files'
    await addEvent({ req, request, doer: product, kind: 'production', internal: true, text })
  }
}

const product = { by: null, byName: 'Coursewright', byClient: false } as const
