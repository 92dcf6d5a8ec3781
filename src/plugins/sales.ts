import type { Plugin } from 'payload'
import { requestsAdmin } from '@/admin/registration'
import { requestEvents } from '@/collections/sales/request-events'
import { requestFiles } from '@/collections/sales/request-files'
import { requests } from '@/collections/sales/requests'
import { salesEndpoints } from '@/endpoints/sales'
import { checkProductionJob } from '@/jobs/sales/check-production'
import { linkCourseJob } from '@/jobs/sales/link-course'
import { remindJob } from '@/jobs/sales/remind'
import { unlinkCourseJob } from '@/jobs/sales/unlink-course'
import { defineSystem } from '@/shared/define-system'
import { asAttachment } from '@/shared/files'
import { chooseCaptcha, type Captcha } from '@/systems/sales/captcha'
import { salesPersonalData } from '@/systems/sales/personal-data'

/** `filesDir`: absolute folder for the files of requests. `captcha`: none by default; see `siteVerifyCaptcha`. */
export const salesPlugin = ({ filesDir, captcha }: { filesDir: string; captcha?: Captcha | undefined }): Plugin => {
  chooseCaptcha(captcha)
  return defineSystem({
    name: 'sales',
    personalData: salesPersonalData,
    collections: [
      requests,
      requestEvents,
      {
        ...requestFiles,
        upload: {
          ...(typeof requestFiles.upload === 'object' ? requestFiles.upload : {}),
          staticDir: filesDir,
          modifyResponseHeaders: asAttachment,
        },
      },
    ],
    endpoints: salesEndpoints,
    admin: { requests: requestsAdmin },
    jobs: [checkProductionJob, linkCourseJob, unlinkCourseJob, remindJob],
  })
}
