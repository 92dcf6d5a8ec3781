import type { PayloadRequest } from 'payload'
import { settle } from '../grading/settle'

/** An attempt was handed in: what was observed before counts at once. */
export async function settleWaiting({ req, attempt }: { req: PayloadRequest; attempt: number }): Promise<void> {
  await settle(req, attempt)
}
