import { createHash } from 'node:crypto'
import { localDimensions, localModel } from '../embedders/local-model'
import type { VectorSpace } from './define-store'

/**
 * The table of a vector space. The built-in model's is part of the migrations; another model gets a table of its own the
 * first time it is used, because the length of its vectors is part of the column's type.
 */
export function tableOf({ model, dimensions }: VectorSpace): string {
  if (model === localModel && dimensions === localDimensions) return 'sop_vectors'
  const readable = model
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 28)
  // Two models may read alike; PostgreSQL cuts names at 63 letters.
  const print = createHash('sha256').update(model).digest('hex').slice(0, 8)
  return `sop_vectors_${readable}_${print}_${dimensions}`
}
