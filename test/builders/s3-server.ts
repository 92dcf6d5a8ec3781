import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { s3Store, type FileStore, type S3Options } from '@/shared/files'

export type S3Server = {
  endpoint: string
  /** A store of its own in the server's bucket. */
  store(options?: Partial<S3Options>): FileStore
  /** It stops answering; its objects stay. */
  stop(): Promise<void>
  /** At the same address, with the same objects. */
  start(): Promise<void>
  close(): Promise<void>
}

/** A real S3 server on a port of its own, its objects in a folder that vanishes. */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(path.join(tmpdir(), 'coursewright-s3-'))
  const bucket = 'files'
  const build = (port: number) =>
    new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      configureBuckets: [{ name: bucket, configs: [] }],
    })
  let server = build(0)
  let running = true
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (running) await server.close()
    running = false
  }
  return {
    endpoint,
    store: (options = {}) =>
      s3Store({
        bucket,
        region: 'us-east-1',
        endpoint,
        pathStyle: true,
        credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
        ...options,
      }),
    stop,
    async start() {
      server = build(port)
      await server.run()
      running = true
    },
    async close() {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
