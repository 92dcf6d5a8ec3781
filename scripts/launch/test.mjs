import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { build, buildProcesses } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { exclusively } from './lock.mjs'
import { step } from './progress.mjs'
import { Refusal } from './refusal.mjs'
import { at, root } from './root.mjs'
import { run } from './spawn.mjs'
import { databasePass } from './test-database.mjs'

/** In this order: what is quick and tells most comes first. `workers`: how many suites at one time. */
const stages = [
  { name: 'unit', holds: (file) => /^(src|exporters|cli|scripts|seed|bench|test\/house)\//.test(file) },
  { name: 'contracts', holds: (file) => file.startsWith('test/contracts/') },
  { name: 'systems', holds: (file) => file.startsWith('test/systems/') },
  { name: 'conformance', holds: (file) => file.startsWith('test/conformance/') },
  { name: 'flows', holds: (file) => file.startsWith('test/flows/'), workers: 1, browser: true, built: true },
  { name: 'others', holds: () => true },
]

/**
 * `npm test`: every suite, or those whose path contains one of `filters`. The last line of its output is
 * `N passed, N failed, N skipped`, counted from the reports of the runner.
 */
export async function test(filters) {
  await exclusively(install)
  const suites = listSuites(filters)
  if (suites.length === 0) throw new Refusal(`No suite has ${filters.join(' or ')} in its path.`)
  const groups = grouped(suites)
  const chromium = findChromium()
  if (chromium.note) console.error(chromium.note)
  await exclusively(groups.some(({ stage }) => stage.built) ? build : buildProcesses)

  const reports = at('.cache/test-reports')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const env = { ...chromium.env, NODE_ENV: 'test', BUILT_CHILDREN: 'true' }
  const pass = await databasePass({ suites })
  const counts = []
  for (const { stage, files } of groups) {
    counts.push(await runStage({ stage, files, env: { ...env, ...pass.env }, report: `${reports}/${stage.name}.json` }))
  }
  if (pass.second) {
    const { files, env: second } = pass.second
    const stage = { name: 'on PostgreSQL', workers: 1 }
    counts.push(await runStage({ stage, files, env: { ...env, ...second }, report: `${reports}/postgresql.json` }))
  }

  const total = (key) => counts.reduce((sum, count) => sum + count[key], 0)
  console.error('')
  for (const { name, passed, failed, skipped } of counts) {
    console.error(`${name.padEnd(14)} ${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
  for (const note of pass.notes) console.error(note)
  await finish(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`)
  return total('failed') === 0 ? 0 : 1
}

async function runStage({ stage, files, env, report }) {
  const code = await step(`Testing ${stage.name} (${files.length} ${files.length === 1 ? 'suite' : 'suites'})`, () =>
    run(
      process.execPath,
      [
        at('node_modules/jest/bin/jest.js'),
        '--json',
        `--outputFile=${report}`,
        `--maxWorkers=${stage.workers ?? Math.min(availableParallelism(), 4)}`,
        '--runTestsByPath',
        ...files,
      ],
      {
        env: { ...env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings --conditions=production' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    ),
  )
  return { name: stage.name, ...countsOf({ report, code }) }
}

/** A suite that could not be loaded has no tests that failed, and a runner that died has no report: each counts as one. */
function countsOf({ report, code }) {
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch (error) {
    console.error(`The runner ended with code ${code} and left no report (${error.message}).`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

function listSuites(filters) {
  const jest = at('node_modules/jest/bin/jest.js')
  const listed = execFileSync(process.execPath, [jest, '--listTests', '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
  const all = JSON.parse(listed.slice(listed.indexOf('['))).map((file) => file.slice(root.length).replaceAll('\\', '/'))
  const wanted = filters.filter((filter) => !filter.startsWith('-'))
  return all.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part))).sort()
}

function grouped(suites) {
  const left = new Set(suites)
  return stages.flatMap((stage) => {
    const files = [...left].filter(stage.holds)
    for (const file of files) left.delete(file)
    return files.length > 0 ? [{ stage, files }] : []
  })
}

// The closing line is for programs: it must be out, and last, before this process ends.
function finish(line) {
  return new Promise((resolve) => process.stdout.write(line, () => resolve()))
}
