import type { PayloadRequest } from 'payload'
import { asSystem, findByID, update } from '@/shared/db'

/** Takes away a course that its run will not fill (cancelled, failed). What has become a draft meanwhile stays. */
export async function abandonCourse({ req, course }: { req: PayloadRequest; course: number }): Promise<void> {
  const system = asSystem(req, 'a course without a draft goes with its run')
  const { state } = await findByID({ req: system, collection: 'courses', id: course, select: { state: true } })
  if (state === 'generating')
    await update({ req: system, collection: 'courses', id: course, data: { state: 'retired' } })
}
