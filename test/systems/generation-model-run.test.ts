import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { create, find, findByID, systemRequest } from '@/shared/db'
import type { ModelCall } from '@/systems/generation/llm/model'
import type { GenerationReport } from '@/systems/generation/pipeline/report'
import { chooseProviders } from '@/systems/generation/providers'
import { anthropic } from '@/systems/generation/providers/anthropic'
import { builtin } from '@/systems/generation/providers/builtin'
import { openai } from '@/systems/generation/providers/openai'
import { textFile } from '../builders/rows'
import { startSchool, type School } from '../builders/school'
import { honestModel, readPrompt } from '../fakes/honest-model'
import { startModelService, type ModelService } from '../fakes/model-service'

let service: ModelService
let school: School
let version: number
beforeAll(async () => {
  service = await startModelService()
  chooseProviders([
    builtin,
    anthropic({
      apiKey: 'a-key-that-nobody-may-see',
      baseURL: service.origin,
      model: 'claude-sonnet-4-6',
      firstWaitSeconds: 0.01,
    }),
    openai({}),
  ])
  school = await startSchool()
  await school.someone('Quillfeather Canary', ['learner'])
  version = (
    await create({
      req: await school.as.author.req(),
      collection: 'sop-versions',
      data: { reason: 'First issue' },
      file: textFile('freezer-defrosting-sop.md', readFileSync('seed/sops/freezer-defrosting-sop.md', 'utf8')),
    })
  ).id
  await school.jobs.drain()
  expect((await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)).status).toBe(200)
}, 120_000)
beforeEach(() => {
  service.forget()
  service.model = honestModel
})
afterAll(async () => {
  chooseProviders()
  await school.stop()
  await service.close()
})

const system = () => systemRequest(school.payload, { reason: 'looking at what a job wrote' })
const start = async (provider = 'anthropic') => {
  const response = await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [version], provider })
  return { status: response.status, ...((await response.json()) as { run: number; course: number }) }
}
const runOf = async (id: number) => {
  const run = await findByID({ req: await system(), collection: 'generation-runs', id })
  return {
    ...run,
    ledger: run.ledger as unknown as GenerationReport,
    calls: (run.ledger as { calls?: ModelCall[] } | null)?.calls ?? [],
  }
}
const isLesson = (prompt: Parameters<typeof readPrompt>[0]) => readPrompt(prompt).task === 'lesson'

describe('a run with a model', () => {
  it('keeps every call with its tokens, cost, model and prompt version, and names the model in the course', async () => {
    const { run, course } = await start()
    expect((await school.jobs.drain()).died).toEqual([])
    const { state, calls, ledger } = await runOf(run)
    expect(state).toBe('succeeded')
    expect(calls).toHaveLength(service.asked.length)
    for (const call of calls)
      expect(call).toMatchObject({
        provider: 'anthropic',
        model: 'claude-sonnet-4-6',
        promptVersion: expect.stringMatching(/./),
        outcome: 'answered',
        tokens: { input: expect.any(Number), cached: expect.any(Number), output: expect.any(Number) },
        cost: { currency: 'USD', pricesOf: expect.any(String) },
      })
    expect(ledger.cost?.amount).toBeCloseTo(
      calls.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0),
      9,
    )
    expect(ledger.lessons).toBeGreaterThan(0)
    const drafted = await findByID({ req: await system(), collection: 'courses', id: course })
    expect(drafted).toMatchObject({ state: 'draft', generator: { generator: 'anthropic', model: 'claude-sonnet-4-6' } })
  }, 120_000)

  it('tells the model nothing of any person, and keeps no key', async () => {
    await start()
    await school.jobs.drain()
    const { docs: people } = await find({ req: await system(), collection: 'users', limit: 200 })
    expect(people.length).toBeGreaterThan(8)
    const prompts = service.asked.map(({ body }) => body).join('\n')
    expect(prompts).toContain('defrost')
    for (const { email } of people) expect([email, prompts.includes(email)]).toEqual([email, false])
    expect(people.map(({ name }) => name)).toContain('Quillfeather Canary')
    expect(prompts).not.toMatch(/quillfeather/i)
    const { docs: runs } = await find({ req: await system(), collection: 'generation-runs', limit: 50 })
    expect(JSON.stringify(runs)).not.toContain('a-key-that-nobody-may-see')
  }, 120_000)

  it('asks again for nothing that was paid for, when it breaks off in the middle and goes on', async () => {
    const { run } = await start()
    let refusals = 4
    const victim = { instruction: '' }
    service.fault = (prompt) => {
      if (!isLesson(prompt)) return undefined
      victim.instruction ||= prompt.instruction
      if (prompt.instruction !== victim.instruction || refusals === 0) return undefined
      refusals -= 1
      return { status: 503 }
    }
    await school.jobs.drain()
    const { state, calls } = await runOf(run)
    expect(refusals).toBe(0)
    expect(state).toBe('succeeded')
    const asked = service.asked.map(({ instruction }) => instruction)
    expect(asked.filter((instruction) => instruction === victim.instruction)).toHaveLength(5)
    expect(asked.length - new Set(asked).size).toBe(4)
    expect(calls.filter(({ outcome }) => outcome === 'unavailable')).toHaveLength(4)
    expect(calls).toHaveLength(asked.length)
  }, 120_000)

  it('waits for a person where the model refuses, publishes nothing, and goes on when told to', async () => {
    const { run, course } = await start()
    let refused = 0
    service.fault = (prompt) => {
      if (!isLesson(prompt) || refused > 0) return undefined
      refused += 1
      return { text: '', ending: 'refused' }
    }
    await school.jobs.drain()
    const waiting = await runOf(run)
    expect(waiting).toMatchObject({
      state: 'needs-human',
      error: { code: 'generation.needs-human', cause: 'refusal', message: expect.stringContaining('refused') },
    })
    const paid = waiting.calls.length
    expect(waiting.calls.some(({ outcome }) => outcome === 'refusal')).toBe(true)
    expect(await findByID({ req: await system(), collection: 'courses', id: course })).toMatchObject({
      state: 'generating',
      content: null,
    })
    expect((await school.as.learner.call('POST', `/generation-runs/${run}/resume`)).status).toBe(403)
    expect((await school.as.author.call('POST', `/generation-runs/${run}/resume`)).status).toBe(200)
    await school.jobs.drain()
    const done = await runOf(run)
    expect(done).toMatchObject({ state: 'succeeded', error: null })
    expect(done.calls.slice(0, paid)).toEqual(waiting.calls)
    const answered = service.asked.map(({ instruction }) => instruction)
    expect(answered.length - new Set(answered).size).toBe(1)
    expect((await school.as.author.call('POST', `/generation-runs/${run}/resume`)).status).toBe(409)
  }, 120_000)

  it('is refused before it begins where the service is not set up, and says what is missing', async () => {
    const response = await school.as.author.call('POST', '/generation-runs/start', {
      sopVersions: [version],
      provider: 'openai',
    })
    expect(response.status).toBe(409)
    expect(JSON.stringify(await response.json())).toContain('OPENAI_API_KEY')
    expect(await start('none')).toMatchObject({ status: 400 })
  })
})
