import { cmi5 } from './cmi5'
import { scorm12 } from './scorm-1.2'
import { scorm2004 } from './scorm-2004'
import { xapi } from './xapi'

/** The standards a course can be exported to. */
export const exporters = [scorm12(), scorm2004(), xapi(), cmi5()]

export { cmi5, scorm12, scorm2004, xapi }
export { defineExporter, ExportError } from './define-exporter'
export type { CourseFiles, Exporter, ExportInput, FileContent, PackageFile } from './define-exporter'
