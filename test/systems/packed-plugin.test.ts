import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testDatabase, type TestDatabase } from '../database'

const project = mkdtempSync(path.join(tmpdir(), 'coursewright-blank-'))
const installed = path.join(project, 'node_modules/coursewright')
let database: TestDatabase

/** A project of somebody else: Payload's own adapter, one plugin after the other, and a script that uses it. */
const script = `
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, getPayload } from 'payload'
import * as coursewright from 'coursewright'
import { migrations } from 'coursewright/migrations'
import { exporters } from 'coursewright/exporters'

const config = await buildConfig({
  secret: 'of a blank project, for a test',
  editor: lexicalEditor(),
  telemetry: false,
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 4 }, push: false }),
  admin: { user: 'users' },
  plugins: [
    coursewright.identityPlugin(),
    coursewright.sopsPlugin({ filesDir: process.env.DATA_DIR + '/sops' }),
    coursewright.generationPlugin(),
    coursewright.coursesPlugin(),
    coursewright.learningPlugin(),
    coursewright.salesPlugin({ filesDir: process.env.DATA_DIR + '/requests' }),
    coursewright.trainingPlugin(),
    coursewright.notificationsPlugin(),
  ],
})
const payload = await getPayload({ config })
await payload.db.migrate({ migrations })
const organisation = await payload.create({ collection: 'organisations', data: { name: 'A project of their own', slug: 'own' } })
const found = await payload.findByID({ collection: 'organisations', id: organisation.id, depth: 0 })
console.log('RESULT ' + JSON.stringify({
  name: found.name,
  collections: payload.config.collections.map(({ slug }) => slug),
  standards: exporters.length,
}))
process.exit(0)
`

beforeAll(async () => {
  // `prepack` builds the modules; nothing is asked of a registry.
  execFileSync('npm', ['pack', '--silent', '--offline', '--pack-destination', project], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const tarball = readdirSync(project).find((file) => file.endsWith('.tgz'))!
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', path.join(project, tarball), '-C', installed, '--strip-components=1'])
  linkDependencies()
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'blank', type: 'module' }))
  writeFileSync(path.join(project, 'start.mjs'), script)
  database = await testDatabase()
}, 300_000)

afterAll(async () => {
  await database.close()
  rmSync(project, { recursive: true, force: true })
})

/** As npm would install them, but without a copy: the dependencies of the tarball are those of this repository. */
function linkDependencies(): void {
  const modules = path.resolve('node_modules')
  for (const name of readdirSync(modules)) {
    if (name.startsWith('.') || name === 'coursewright') continue
    symlinkSync(path.join(modules, name), path.join(project, 'node_modules', name))
  }
}

describe('the packed plugins in a blank Payload project', () => {
  it('boot, migrate, and save a document', async () => {
    // Not synchronously: the database lives in this process.
    const { stdout: output } = await promisify(execFile)(process.execPath, ['--conditions=production', 'start.mjs'], {
      cwd: project,
      timeout: 100_000,
      env: {
        PATH: process.env.PATH,
        HOME: project,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        DATA_DIR: path.join(project, 'data'),
        DATABASE_URL: database.connectionString,
        PAYLOAD_SECRET: 'of a blank project, for a test',
      },
    })
    const result = JSON.parse(output.split('RESULT ')[1]!) as { name: string; collections: string[]; standards: number }
    expect(result.name).toBe('A project of their own')
    expect(result.collections).toEqual(
      expect.arrayContaining([
        'users',
        'sops',
        'sop-versions',
        'courses',
        'versions',
        'enrollments',
        'requests',
        'cohorts',
      ]),
    )
    expect(result.standards).toBeGreaterThanOrEqual(3)
  }, 120_000)

  it('carry the components of the admin, the border between server and browser still in place', () => {
    const read = (file: string) => execFileSync('head', ['-c', '20', path.join(installed, file)], { encoding: 'utf8' })
    expect(read('dist/package/src/admin/client.js')).toContain('use client')
    expect(read('dist/package/src/admin/rsc.js')).not.toContain('use client')
  })

  it('carry their types', () => {
    writeFileSync(
      path.join(project, 'use.ts'),
      `import { sopsPlugin } from 'coursewright'\nimport type { CourseManifest } from 'coursewright/manifest'\n` +
        `export const plugin = sopsPlugin({ filesDir: '/srv/files' })\nexport const title = (course: CourseManifest): string => course.title\n` +
        `// @ts-expect-error a folder is needed\nsopsPlugin({})\n`,
    )
    const settings = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--target',
      'es2022',
      '--types',
      'node',
    ]
    const tsc = path.resolve('node_modules/typescript/bin/tsc')
    expect(() =>
      execFileSync(process.execPath, [tsc, ...settings, 'use.ts'], { cwd: project, stdio: 'pipe' }),
    ).not.toThrow()
  }, 120_000)
})
