import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { create, findByID, rows, sql, systemRequest } from '@/shared/db'
import type { ModelCall } from '@/systems/generation/llm/model'
import { MOST_AT_ONCE } from '@/systems/generation/pipeline/write-lessons'
import { chooseProviders } from '@/systems/generation/providers'
import { builtin } from '@/systems/generation/providers/builtin'
import { openai } from '@/systems/generation/providers/openai'
import { textFile } from '../builders/rows'
import { startSchool, type School } from '../builders/school'
import { honestModel } from '../fakes/honest-model'
import { startModelService, type Asked, type ModelService } from '../fakes/model-service'
import { crashWorkers } from './crash-workers'

const model = 'gpt-5-mini'

let service: ModelService
let school: School
let workers: ReturnType<typeof crashWorkers>
beforeAll(async () => {
  service = await startModelService()
  service.model = honestModel
  chooseProviders([builtin, openai({ apiKey: 'k', baseURL: `${service.origin}/v1`, model })])
  school = await startSchool()
  workers = crashWorkers({
    school: () => school,
    env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${service.origin}/v1`, LLM_MODEL: model },
  })
}, 120_000)
afterAll(async () => {
  workers.stop()
  chooseProviders()
  await school.stop()
  await service.close()
})

const system = () => systemRequest(school.payload, { reason: 'looking at what a job wrote' })

/** As the run names the answer to a request, but for the passages that it rests on. */
function nameOf({ policy, instruction }: Asked): string {
  const prompt = createHash('sha256')
  for (const part of ['openai', model, policy, instruction.replace(/^Your task: /, '')])
    prompt.update(part).update('\u0000')
  return prompt.digest('hex').slice(0, 20)
}

async function storedAnswers(run: number): Promise<Set<string>> {
  const found = rows<{ name: string }>(
    await sql(await system()).execute(
      statement`select name from generation_parts where run_id = ${run} and name like 'answer:%'`,
    ),
  )
  return new Set(found.map(({ name }) => name.split(':').at(-1)?.split('-')[0] ?? ''))
}

describe('kill -9 of a worker that drafts with a model', () => {
  it('at every step repeats no call beyond those that were under way, and no answer is there without its call', async () => {
    // Its author wants to see the outline: each step is a job of its own.
    await diesAt({ reviewOutline: true }, [
      'facts',
      'answer:objectives*',
      'objectives',
      'answer:outline*',
      'outline',
      'answer:lesson*',
      'lesson:*',
      'answer:exercises*',
      'exercises:*',
      'lessons',
      'exercises',
      'keep',
    ])
    expect(await jobsOfRuns()).toEqual([...fiveJobs].sort())
  }, 600_000)

  it('repeats none either where lessons are written while others are planned', async () => {
    await diesAt({}, [
      'answer:objectives*',
      'answer:outline*',
      'objectives',
      'outline',
      'answer:lesson*',
      'lesson:*',
      'exercises:*',
      'lessons',
    ])
    expect(await jobsOfRuns()).toContain('generation.plan-and-write')
  }, 600_000)

  const fiveJobs = ['find-facts', 'set-objectives', 'plan-outline', 'write-lessons', 'check-course'].map(
    (name) => `generation.${name}`,
  )

  async function jobsOfRuns(): Promise<string[]> {
    const found = rows<{ job: string }>(
      await sql(await system()).execute(
        statement`select distinct job from job_runs where key like 'run:%' and job like 'generation.%' order by job`,
      ),
    )
    return found.map(({ job }) => job)
  }

  async function diesAt(wishes: { reviewOutline?: boolean }, places: readonly string[]) {
    const { id: version } = await create({
      req: await school.as.author.req(),
      collection: 'sop-versions',
      data: { reason: 'First issue' },
      file: textFile('freezer-defrosting-sop.md', readFileSync('seed/sops/freezer-defrosting-sop.md', 'utf8')),
    })
    await school.jobs.drain()
    expect((await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)).status).toBe(200)
    const { run } = (await (
      await school.as.author.call('POST', '/generation-runs/start', {
        sopVersions: [version],
        provider: 'openai',
        ...wishes,
      })
    ).json()) as { run: number }

    for (const step of places) {
      const before = await storedAnswers(run)
      const askedBefore = service.asked.length
      const signal = await endOf(await workers.start(step, 'commit'), run)
      expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' })
      const asked = service.asked.slice(askedBefore).map(nameOf)
      // What was stored is not asked again.
      expect({ step, again: asked.filter((name) => before.has(name)) }).toEqual({ step, again: [] })
      const after = await storedAnswers(run)
      const lost = asked.filter((name) => !after.has(name))
      expect(lost.length).toBeLessThanOrEqual(MOST_AT_ONCE)
      // A kill in the transaction that stores an answer loses it; one anywhere else loses only others that were under way.
      if (step.startsWith('answer:')) expect(lost.length).toBeGreaterThan(0)
      await expectLedgerOf(run, after.size)
    }
    const before = await storedAnswers(run)
    const askedBefore = service.asked.length
    await workers.until(
      async () =>
        (await findByID({ req: await system(), collection: 'generation-runs', id: run })).state === 'succeeded',
    )
    expect(service.asked.slice(askedBefore).filter((asked) => before.has(nameOf(asked)))).toEqual([])
    await expectLedgerOf(run, (await storedAnswers(run)).size)
  }

  /** How a worker ends. Where the run waits for its outline meanwhile, its author lets it stand. */
  async function endOf(child: ChildProcess, run: number): Promise<NodeJS.Signals | null> {
    let end: { signal: NodeJS.Signals | null } | undefined
    child.once('exit', (_code, signal) => (end = { signal }))
    while (!end) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      const { state } = await findByID({ req: await system(), collection: 'generation-runs', id: run })
      if (state === 'outline-review')
        expect((await school.as.author.call('POST', `/generation-runs/${run}/outline`)).status).toBe(200)
    }
    return end.signal
  }

  async function expectLedgerOf(run: number, answers: number) {
    const { ledger } = await findByID({ req: await system(), collection: 'generation-runs', id: run })
    const calls = (ledger as { calls?: ModelCall[] } | null)?.calls ?? []
    expect(calls.filter(({ outcome }) => outcome === 'answered')).toHaveLength(answers)
  }
})
