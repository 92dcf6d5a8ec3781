import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { exporters } from '@exporters/index'
import type { CourseManifest } from '@/shared/manifest/schema'
import { unpack } from './unpack'

/** The pictures of the fixture course. */
export async function courseFiles() {
  return { 'gasket.png': await readFile(new URL('../fixtures/manifests/gasket.png', import.meta.url)) }
}

/** A course exported to a standard, as the bytes an LMS would receive. */
export async function exported(id: string, manifest: CourseManifest): Promise<Buffer> {
  const exporter = exporters.find((candidate) => candidate.id === id)
  if (!exporter) throw new Error(`No exporter ${id}`)
  return buffer(await exporter.export({ manifest, files: await courseFiles() }))
}

export async function unpacked(id: string, manifest: CourseManifest): Promise<Map<string, Buffer>> {
  return unpack(await exported(id, manifest))
}
