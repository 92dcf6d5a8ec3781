import path from 'node:path'
import type { Environment } from '@/shared/env'
import { diskStore } from './disk-store'
import type { FileStore } from './file-store'
import { s3Store } from './s3-store'

type Given = Pick<
  Environment,
  | 'DATA_DIR'
  | 'S3_BUCKET'
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'S3_PATH_STYLE'
  | 'S3_PREFIX'
>

/** A bucket where one is named, else the folder `files` of DATA_DIR. */
export function fileStoreByEnvironment(given: Given): FileStore {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = given
  if (!bucket) return diskStore({ root: path.join(given.DATA_DIR, 'files') })
  return s3Store({
    bucket,
    region: given.S3_REGION,
    endpoint: given.S3_ENDPOINT,
    pathStyle: given.S3_PATH_STYLE ?? given.S3_ENDPOINT !== undefined,
    prefix: given.S3_PREFIX,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  })
}
