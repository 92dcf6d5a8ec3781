import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { assertPlainKey, defineFileStore, noSpace, refused, unavailable, type FileStore } from './file-store'
import { cutOut } from './range'

export type S3Options = {
  bucket: string
  region: string
  /** Any server that speaks S3; Amazon's own where it is left out. */
  endpoint?: string | undefined
  /** `https://host/bucket/key` instead of `https://bucket.host/key`: what most servers other than Amazon's want. */
  pathStyle?: boolean | undefined
  /** Left out: from where Amazon's tools take them (role of the machine, profile). */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined
  /** A folder of the bucket, without slashes at its ends. */
  prefix?: string | undefined
  /** Milliseconds until a connection has to stand, and for which it may be silent. A transaction waits meanwhile. */
  patience?: { connect: number; silence: number }
}

/** Files in a bucket. An object appears when all of it has arrived, so that nothing is ever half there. */
export function s3Store({ patience = { connect: 3000, silence: 15_000 }, ...options }: S3Options): FileStore {
  const { bucket: Bucket, prefix = '' } = options
  const client = new S3Client({
    region: options.region,
    forcePathStyle: options.pathStyle ?? false,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: patience.connect, socketTimeout: patience.silence },
    // Newer checksums than the required ones are not known to every server.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    ...(options.credentials ? { credentials: options.credentials } : {}),
  })
  const full = (key: string) => (prefix ? `${prefix}/${key}` : key)
  const place = (key: string) => {
    assertPlainKey(key)
    return { Bucket, Key: full(key) }
  }
  return defineFileStore({
    name: 's3',
    async put({ key, bytes, mediaType }) {
      const command = new PutObjectCommand({
        ...place(key),
        Body: bytes,
        ContentLength: bytes.byteLength,
        // Should the bucket ever be read by a browser: it is a download there as well.
        ContentDisposition: 'attachment',
        ...(mediaType ? { ContentType: mediaType } : {}),
      })
      await client.send(command).catch(fail)
    },
    async open(key, part) {
      const Range = part ? { Range: `bytes=${part.start}-${part.end}` } : {}
      const answer = await client.send(new GetObjectCommand({ ...place(key), ...Range })).catch(unlessMissing)
      if (!answer) return null
      const stream = answer.Body as Readable
      // A server that knows no ranges answers with all of it.
      return part && !answer.ContentRange?.startsWith(`bytes ${part.start}-${part.end}/`)
        ? { size: part.end - part.start + 1, stream: Readable.from(cutOut(stream, part)) }
        : { size: answer.ContentLength ?? 0, stream }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(place(key))).catch(unlessMissing)
    },
    async *list(folder) {
      assertPlainKey(folder)
      let ContinuationToken: string | undefined
      do {
        const page = await client
          .send(new ListObjectsV2Command({ Bucket, Prefix: `${full(folder)}/`, ContinuationToken }))
          .catch(fail)
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key && LastModified) yield { key: Key.slice(full('').length), modifiedAt: LastModified }
        }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },
    async check() {
      await client.send(new ListObjectsV2Command({ Bucket, Prefix: full('.check/'), MaxKeys: 1 })).catch(fail)
    },
  })
}

function unlessMissing(error: unknown): null {
  // A bucket that is not there is no missing file.
  if (error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name)) return null
  return fail(error)
}

function fail(error: unknown): never {
  if (!(error instanceof S3ServiceException)) throw unavailable(error)
  const status = error.$metadata.httpStatusCode ?? 0
  if (status === 507 || /StorageFull|QuotaExceeded|InsufficientStorage/i.test(error.name)) throw noSpace(error)
  throw status >= 400 && status < 500 && status !== 408 && status !== 429 ? refused(error) : unavailable(error)
}
