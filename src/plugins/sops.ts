import type { Plugin } from 'payload'
import { sopVersionsAdmin, withSopsAdmin } from '@/admin/registration'
import { sops } from '@/collections/sops/sops'
import { sopCorrections } from '@/collections/sops/sop-corrections'
import { sopSegments } from '@/collections/sops/sop-segments'
import { sopVersions } from '@/collections/sops/sop-versions'
import { sopsEndpoints } from '@/endpoints/sops'
import { announceUpload } from '@/hooks/sops/announce-upload'
import { fillInVersion } from '@/hooks/sops/fill-in-version'
import { keepBadFilesOut } from '@/hooks/sops/keep-bad-files-out'
import { compareFollowersJob } from '@/jobs/sops/compare-followers'
import { indexVersionJob } from '@/jobs/sops/index-version'
import { ingestVersionJob } from '@/jobs/sops/ingest-version'
import { keepIndexJob } from '@/jobs/sops/keep-index'
import { defineSystem } from '@/shared/define-system'
import { asAttachment } from '@/shared/files'
import type { SopAdapters } from '@/systems/sops/adapters'
import { chooseSopAdapters } from '@/systems/sops/adapters'
import { keepPicturesIn } from '@/systems/sops/pictures/picture-cache'
import { sopsPersonalData } from '@/systems/sops/personal-data'

/**
 * `filesDir`: absolute folder in which the uploaded files are kept; `picturesDir`: one for pictures made from them, which
 * can be deleted at any time (by default the system's temporary folder). Embedder and store: the built-in ones by default.
 */
export const sopsPlugin = ({
  filesDir,
  picturesDir,
  ...adapters
}: { filesDir: string; picturesDir?: string } & Partial<SopAdapters>): Plugin => {
  if (picturesDir) keepPicturesIn(picturesDir)
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
          // Web pages are welcome: `keepBadFilesOut` decides what is accepted, and they leave as files to save.
          allowRestrictedFileTypes: true,
          modifyResponseHeaders: asAttachment,
        },
        hooks: {
          beforeOperation: [keepBadFilesOut],
          beforeChange: [fillInVersion],
          afterChange: [announceUpload],
        },
      },
      sopSegments,
      sopCorrections,
    ],
    endpoints: sopsEndpoints,
    admin: { 'sop-versions': sopVersionsAdmin },
    extend: withSopsAdmin,
    jobs: [ingestVersionJob, indexVersionJob, compareFollowersJob, keepIndexJob],
  })
}
