import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { mediaTypes, type MediaType, type SourceDocument } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'

const byEnding: Record<string, MediaType> = {
  md: mediaTypes.markdown,
  pdf: mediaTypes.pdf,
  docx: mediaTypes.docx,
  html: mediaTypes.html,
  txt: mediaTypes.text,
}

/** The SOPs of the fixtures that have a text to read. */
export const readableSops = [
  'freezer-defrosting-sop.md',
  'irm-17-ransomware.pdf',
  'pha4ge-contextual-data-sop.docx',
  'inbo-svp106-waterpeil-nl.docx',
  'tts-security-incidents.md',
  'mri-emergency-procedures.md',
  'incident-response-plan.html',
] as const

/** Short ones in other languages, written for this project. */
export const ownSops = ['autoklav-de.md', 'deversement-chimique-fr.md', 'recepcion-muestras-es.md'] as const

/** A file of the fixtures as a source of a course. */
export async function sourceFrom(filename: string, id = 'sop'): Promise<SourceDocument> {
  const bytes = new Uint8Array(readFileSync(path.join('test/fixtures/sops', filename)))
  const mediaType = byEnding[filename.split('.').at(-1) ?? ''] ?? mediaTypes.text
  const document = await parseDocument({ bytes, filename, mediaType })
  return {
    id,
    sop: 'SOP-1',
    version: '1.0',
    file: filename,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    document,
  }
}

/** A course drafted from it by the built-in provider. */
export async function draftFrom(filename: string) {
  const source = await sourceFrom(filename)
  return { source, sources: new Map([[source.id, source]]), ...(await generateCourse({ sources: [source] })) }
}
