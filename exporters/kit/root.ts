import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The project's own folder, wherever this code was bundled to: the nearest folder above it, or above the working
 * directory, whose package.json is ours; else the installed package.
 */
export function projectRoot(): string {
  for (const start of [ownFolder(), process.cwd()]) {
    for (let folder = start; folder && folder !== dirname(folder); folder = dirname(folder)) {
      if (isOurs(folder)) return folder
      const installed = join(folder, 'node_modules', 'coursewright')
      if (isOurs(installed)) return installed
    }
  }
  throw new Error('The files of the course player were not found. Start from the project folder.')
}

function ownFolder(): string {
  return import.meta.url.startsWith('file:') ? dirname(fileURLToPath(import.meta.url)) : ''
}

function isOurs(folder: string): boolean {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return false
  const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string }
  return name === 'coursewright'
}
