import { contentHash } from '@/shared/manifest/hash'
import type { CourseContent, CourseManifest } from '@/shared/manifest/schema'
import type { LlmProvider } from './provider'
import { builtin } from './providers/builtin'
import { stableId } from './stable-id'

/** A course as a manifest that says of itself that nobody has reviewed it. */
export function toPreviewManifest({
  content,
  provider = builtin,
}: {
  content: CourseContent
  provider?: LlmProvider
}): CourseManifest {
  const manifest = {
    format: 'coursewright.course/1' as const,
    id: stableId('preview', ...content.sources.map((source) => source.sha256)),
    version: '0.0.0-preview',
    ...content,
    provenance: {
      generator: `coursewright/${provider.name}`,
      ...(provider.model === null ? {} : { model: provider.model }),
      promptVersion: provider.promptVersion,
      authors: [],
      approvals: [],
      preview: true,
    },
  }
  return { ...manifest, hash: contentHash(manifest) }
}
