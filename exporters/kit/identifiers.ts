import { createHash } from 'node:crypto'
import type { CourseManifest } from '@/shared/manifest/schema'

/** An XML id (letters first, no spaces) that stays unique although characters were replaced. */
export function xmlId(prefix: string, text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 80)
  const suffix = plain === text ? '' : `-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  return `${prefix}-${plain}${suffix}`
}

export function packageId({ id, version }: Pick<CourseManifest, 'id' | 'version'>): string {
  return xmlId('coursewright', `${id}.v${version}`)
}

/** An unreviewed preview says so wherever its title is read. */
export function packageTitle({ title, provenance }: Pick<CourseManifest, 'title' | 'provenance'>): string {
  return provenance.preview ? `Unreviewed preview: ${title}` : title
}
