import { z } from 'zod'

const offset = z.coerce.number().int().min(0)
const nowhere = { source: '', segment: '', start: 0, end: 0 }

/** Which citation; an address that names none leads nowhere, which is a 404 like any other. */
export const citedSchema = z
  .object({ source: z.string(), segment: z.string(), start: offset, end: offset })
  .catch(nowhere)
