import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The absolute path of something in it. */
export const at = (...parts) => path.join(root, ...parts)
