import path from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, type SanitizedConfig } from 'payload'
import sharp from 'sharp'
import { databaseUrl } from '@/shared/database-url'
import { databaseAdapter } from '@/shared/db'
import { env } from '@/shared/env'
import { fileStoreByEnvironment, type FileStore } from '@/shared/files'
import { log } from '@/shared/log'
import { organisationsWithoutAi } from '@/systems/generation/settings/read-settings'
import { adaptersByEnvironment } from '@/systems/sops/adapters-by-environment'
import { withSopVectors } from '@/systems/sops/stores/vector-table'
import { coursesPlugin } from '@/plugins/courses'
import { filesPlugin } from '@/plugins/files'
import { generationPlugin } from '@/plugins/generation'
import { identityPlugin } from '@/plugins/identity'
import { learningPlugin } from '@/plugins/learning'
import { notificationsPlugin } from '@/plugins/notifications'
import { salesPlugin } from '@/plugins/sales'
import { sopsPlugin } from '@/plugins/sops'
import { trainingPlugin } from '@/plugins/training'

const root = process.cwd()

/** `files`: on disk in `dataDir` by default, or where the environment says. */
export type Wiring = { databaseUrl: string; dataDir: string; secret: string; publicUrl: string; files?: FileStore }

/** The switchboard: which systems, and which adapters each gets. Tests wire it to a database of their own. */
export function createConfig({
  databaseUrl,
  dataDir,
  secret,
  publicUrl,
  files = fileStoreByEnvironment({ ...env, DATA_DIR: dataDir }),
}: Wiring): Promise<SanitizedConfig> {
  return buildConfig({
    secret,
    serverURL: '',
    csrf: [publicUrl],
    telemetry: false,
    logger: log,
    sharp,
    editor: lexicalEditor(),
    db: databaseAdapter({
      connectionString: databaseUrl,
      migrationDir: path.join(root, 'src/migrations'),
      beforeSchemaInit: [withSopVectors],
    }),
    plugins: [
      identityPlugin({ filesDir: path.join(dataDir, 'files/people') }),
      sopsPlugin({
        ...adaptersByEnvironment(env),
        keptHere: organisationsWithoutAi,
        filesDir: path.join(dataDir, 'files/sops'),
        picturesDir: path.join(dataDir, 'cache/pictures'),
      }),
      generationPlugin(),
      coursesPlugin(),
      learningPlugin({ filesDir: path.join(dataDir, 'files/answers') }),
      salesPlugin({ filesDir: path.join(dataDir, 'files/requests') }),
      trainingPlugin(),
      notificationsPlugin(),
      filesPlugin({ store: files }),
    ],
    admin: {
      user: 'users',
      avatar: 'default',
      meta: { titleSuffix: ' – Coursewright' },
      importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.ts') },
    },
    typescript: { outputFile: path.join(root, 'src/payload-types.ts') },
    // REST serves everything; a second query language would only be a second surface to guard.
    graphQL: { disable: true },
    upload: { limits: { fileSize: env.MAX_UPLOAD_MB * 1024 * 1024 }, abortOnLimit: true },
  })
}

export default createConfig({
  databaseUrl: databaseUrl(),
  dataDir: env.DATA_DIR,
  secret: env.PAYLOAD_SECRET,
  publicUrl: env.PUBLIC_URL,
})
