import type { Plugin } from 'payload'
import { sopVersionsAdmin } from '@/admin/registration'
import { sops } from '@/collections/sops/sops'
import { sopSegments } from '@/collections/sops/sop-segments'
import { sopVersions } from '@/collections/sops/sop-versions'
import { sopsEndpoints } from '@/endpoints/sops'
import { announceUpload } from '@/hooks/sops/announce-upload'
import { fillInVersion } from '@/hooks/sops/fill-in-version'
import { keepBadFilesOut } from '@/hooks/sops/keep-bad-files-out'
import { ingestVersionJob } from '@/jobs/sops/ingest-version'
import { defineSystem } from '@/shared/define-system'
import type { SopAdapters } from '@/systems/sops/adapters'
import { chooseSopAdapters } from '@/systems/sops/adapters'
import { originalHeaders } from '@/systems/sops/uploads/original-headers'
import { sopsPersonalData } from '@/systems/sops/personal-data'

/** `filesDir`: absolute folder in which the uploaded files are kept. Embedder and store: the built-in ones by default. */
export const sopsPlugin = ({ filesDir, ...adapters }: { filesDir: string } & Partial<SopAdapters>): Plugin => {
  chooseSopAdapters(adapters)
  return defineSystem({
    name: 'sops',
    personalData: sopsPersonalData,
    collections: [
      sops,
      {
        ...sopVersions,
        upload: {
          ...(typeof sopVersions.upload === 'object' ? sopVersions.upload : {}),
          staticDir: filesDir,
          // Web pages are welcome: `keepBadFilesOut` decides what is accepted, and they are sent back in a sandbox.
          allowRestrictedFileTypes: true,
          modifyResponseHeaders: originalHeaders,
        },
        hooks: {
          beforeOperation: [keepBadFilesOut],
          beforeChange: [fillInVersion],
          afterChange: [announceUpload],
        },
      },
      sopSegments,
    ],
    endpoints: sopsEndpoints,
    admin: { 'sop-versions': sopVersionsAdmin },
    jobs: [ingestVersionJob],
  })
}
