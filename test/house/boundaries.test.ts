import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

type Violation = { from: string; to: string; rule: string }

const house = mkdtempSync(path.join(tmpdir(), 'coursewright-house-'))
let found: Violation[]

/** An arrow that must not be, and the rule that says so. Files that are imported are made too. */
const forbidden: [from: string, to: string, rule: string][] = [
  ['src/shared/errors.ts', 'src/systems/sops/public.ts', 'shared-knows-no-system'],
  ['src/shared/log.ts', 'src/collections/sops/sops.ts', 'shared-knows-no-system'],
  [
    'src/systems/learning/queries/get-course.ts',
    'src/systems/courses/commands/publish-course.ts',
    'systems-through-public',
  ],
  ['src/systems/sops/commands/ingest.ts', 'src/systems/courses/public.ts', 'sops-asks-only-below'],
  ['src/systems/courses/commands/approve.ts', 'src/systems/learning/public.ts', 'courses-asks-only-below'],
  ['src/systems/training/commands/grade.ts', 'src/systems/notifications/public.ts', 'training-asks-only-below'],
  ['src/systems/identity/commands/invite.ts', 'src/systems/sales/public.ts', 'identity-asks-only-below'],
  ['src/systems/generation/commands/start.ts', 'src/jobs/generation/draft.ts', 'systems-know-no-floor-above'],
  ['src/systems/courses/commands/export.ts', 'exporters/scorm-1.2.ts', 'systems-know-no-floor-above'],
  ['src/collections/courses/courses.ts', 'src/plugins/courses.ts', 'floors-declare-only'],
  ['src/hooks/sops/announce.ts', 'src/app/page.ts', 'floors-declare-only'],
  ['src/admin/courses/view.tsx', 'src/plugins/learning.ts', 'plugins-are-the-top'],
  ['src/gateway/app.ts', 'src/systems/identity/roles.ts', 'gateway-asks-through-public'],
  ['exporters/xapi.ts', 'src/shared/db/index.ts', 'exporters-need-the-manifest-only'],
  ['exporters/scorm-2004.ts', 'exporters/cmi5.ts', 'one-exporter-knows-no-other'],
  ['src/admin/courses/review.client.tsx', 'src/shared/env.ts', 'browser-never-reaches-the-server'],
  ['src/plugins/sops.ts', 'test/fakes/model.ts', 'product-needs-no-tests'],
  ['src/systems/sales/lifecycle.ts', 'src/systems/sales/lifecycle.ts', 'no-circle'],
]

const allowed: [from: string, to: string][] = [
  ['src/systems/generation/commands/index.ts', 'src/systems/sops/public.ts'],
  ['src/systems/notifications/messages.ts', 'src/systems/learning/events.ts'],
  ['src/endpoints/courses/approve.ts', 'src/systems/courses/commands/approve-course.ts'],
  ['exporters/scorm-1.2.ts', 'exporters/kit/zip.ts'],
  ['src/gateway/operators.ts', 'src/systems/identity/public.ts'],
]

beforeAll(async () => {
  const imports = new Map<string, string[]>()
  for (const [from, to] of [...forbidden, ...allowed]) {
    imports.set(from, [...(imports.get(from) ?? []), to])
    imports.set(to, imports.get(to) ?? [])
  }
  imports.get('src/admin/courses/review.client.tsx')!.push('node:fs')
  for (const [file, targets] of imports) {
    const lines = targets.map((to, at) => {
      const way = to.startsWith('node:') ? to : path.relative(path.dirname(file), to).replace(/\.tsx?$/, '')
      return `import * as m${at} from '${way.startsWith('.') || way.startsWith('node:') ? way : `./${way}`}'\nexport { m${at} }\n`
    })
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), `${lines.join('')}export {}\n`)
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(file, path.join(house, file))
  symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'))
  found = await cruise({ cwd: house, folders: ['src', 'exporters', 'test'] })
}, 120_000)

afterAll(() => rmSync(house, { recursive: true, force: true }))

async function cruise({ cwd, folders }: { cwd: string; folders: string[] }): Promise<Violation[]> {
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 2 ** 28 }).catch(
    // It exits with the number of violations.
    (error: { stdout: string }) => error,
  )
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }))
}

describe('the arrows of the house', () => {
  it.each(forbidden)('%s may not import %s', (from, to, rule) => {
    expect(found).toContainEqual({ from, to, rule })
  })

  it('code of the browser may not import Node', () => {
    expect(found).toContainEqual({
      from: 'src/admin/courses/review.client.tsx',
      to: 'fs',
      rule: 'browser-without-node',
    })
  })

  it.each(allowed)('%s may import %s', (from, to) => {
    expect(found.filter((one) => one.from === from && one.to === to)).toEqual([])
  })

  it('are kept everywhere in this repository', async () => {
    const folders = ['src', 'exporters', 'cli', 'seed', 'test', 'server.ts', 'worker.ts', 'payload.config.ts']
    expect(await cruise({ cwd: process.cwd(), folders })).toEqual([])
  }, 120_000)
})
