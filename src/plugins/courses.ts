import type { Exporter } from '@exporters/define-exporter'
import type { Plugin } from 'payload'
import { coursesAdmin, withCoursewrightAdmin } from '@/admin/registration'
import { courses } from '@/collections/courses/courses'
import { claims } from '@/collections/courses/claims'
import { comments } from '@/collections/courses/comments'
import { signatures } from '@/collections/courses/signatures'
import { versions } from '@/collections/courses/versions'
import { coursesEndpoints } from '@/endpoints/courses'
import { defineSystem } from '@/shared/define-system'
import { chooseExporters } from '@/systems/courses/adapters'
import { coursesPersonalData } from '@/systems/courses/personal-data'

/** `exporters`: the standards a version can be exported to; by default SCORM 1.2, SCORM 2004 and xAPI. */
export const coursesPlugin = ({ exporters }: { exporters?: readonly Exporter[] } = {}): Plugin => {
  chooseExporters(async () => exporters ?? (await import('@exporters/index')).exporters)
  return defineSystem({
    name: 'courses',
    personalData: coursesPersonalData,
    collections: [courses, claims, comments, signatures, versions],
    endpoints: coursesEndpoints,
    admin: { courses: coursesAdmin },
    extend: withCoursewrightAdmin,
  })
}
