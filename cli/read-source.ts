import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SourceDocument } from '@/systems/sops/model'
import { Complaint } from './complaint'

/**
 * Reads and parses one file as a source of a course: its number and version as its first pages print them.
 * @throws Complaint, DomainError with the file's name and what is wrong with it
 */
export async function readSource({ file, id }: { file: string; id: string }): Promise<SourceDocument> {
  const { inspectUpload } = await import('@/systems/sops/uploads/inspect-upload')
  const { parseDocument } = await import('@/systems/sops/parsers')
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) throw new Complaint(`${file}: there is no such file, or it cannot be read.`)
  const filename = path.basename(file)
  try {
    const { mediaType, sha256 } = await inspectUpload({ bytes, filename })
    const document = await parseDocument({ bytes, filename, mediaType })
    const opening = document.segments
      .slice(0, 40)
      .map((segment) => segment.text)
      .join('\n')
    return {
      id,
      sop: numberIn(opening) ?? path.parse(filename).name,
      version: versionIn(opening) ?? '1',
      file: filename,
      sha256,
      document,
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && !(error instanceof Complaint))
      throw new Complaint(`${file}: ${error.message}`)
    throw error
  }
}

/** `Document Number: SOP-LAB-014`; a number that was left open (`SOP-XXX`, `[Number]`) is none. */
function numberIn(text: string): string | undefined {
  const number =
    /^(?:document|sop|procedure)\s*(?:number|no\.?|id)\s*:\s*([\p{L}\p{N}][\p{L}\p{N}./_-]{1,30})\s*$/imu.exec(
      text,
    )?.[1]
  return number === undefined || /X{2,}/.test(number) ? undefined : number
}

function versionIn(text: string): string | undefined {
  return /\b(?:version|versie|rev(?:ision)?\.?)\s*:?\s*(\d+(?:\.\d+)*)/i.exec(text)?.[1]
}

/** Ids for files, from their names: short, readable, each once. */
export function sourceIds(files: readonly string[]): string[] {
  const taken = new Map<string, number>()
  return files.map((file) => {
    const base =
      path
        .parse(file)
        .name.normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'source'
    const times = (taken.get(base) ?? 0) + 1
    taken.set(base, times)
    return times === 1 ? base : `${base}-${String(times)}`
  })
}
