import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './root.mjs'

/** A digest over texts; order counts. */
export function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** Names and contents of all files under these paths of the repository, as parts of a digest. Missing ones count as missing. */
export function contents(paths, wanted = () => true) {
  return paths.flatMap((name) =>
    filesUnder(name)
      .filter(wanted)
      .flatMap((file) => [file, readFileSync(at(file))]),
  )
}

export function readStamp(file) {
  try {
    return readFileSync(at(file), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Only after what it stands for has succeeded. */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(at(file)), { recursive: true })
  writeFileSync(at(file), value)
}

function filesUnder(name) {
  const found = statSync(at(name), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [name]
  return readdirSync(at(name))
    .sort()
    .flatMap((entry) => filesUnder(`${name}/${entry}`))
}
