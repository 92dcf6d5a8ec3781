import type { CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '@/shared/errors'
import { inspectUpload } from '@/systems/sops/uploads/inspect-upload'

/** Before a file is stored: refuses what is no readable document, and notes its type and checksum for the next hook. */
export const keepBadFilesOut: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { file } = req
  // Strangers are turned away by access control, before anybody spends time on their file.
  if (!file || (!req.user && !args.overrideAccess)) return args
  if (operation === 'update') {
    throw new DomainError({
      code: 'sop.file-is-final',
      status: 409,
      message: 'The file of a version never changes. Upload the new file as a new version.',
    })
  }
  const inspected = await inspectUpload({ bytes: file.data, filename: file.name })
  file.mimetype = inspected.mediaType
  req.context.sopUpload = { ...inspected, filename: file.name }
  return args
}
