import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { create, findByID, rows, sql, systemRequest } from '@/shared/db'
import type { CourseContent } from '@/shared/manifest/schema'
import type { ModelCall } from '@/systems/generation/llm/model'
import { chooseProviders } from '@/systems/generation/providers'
import { anthropic } from '@/systems/generation/providers/anthropic'
import { builtin } from '@/systems/generation/providers/builtin'
import { google } from '@/systems/generation/providers/google'
import { openai } from '@/systems/generation/providers/openai'
import type { AiSettingsView, ConnectionTest } from '@/systems/generation/public'
import { keepKey } from '@/systems/generation/settings/keys'
import { assertModelAddress, modelFetch } from '@/systems/generation/settings/model-address'
import { judgeFor, providerFor } from '@/systems/generation/settings/provider-for'
import { chooseRunTime } from '@/systems/generation/settings/run-time'
import { textFile } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'
import { honestModel, readPrompt } from '../fakes/honest-model'
import { startModelService, type ModelService } from '../fakes/model-service'

const key = 'sk-canary-0123456789-never-to-be-seen-4711'
const operatorsKey = 'the-operators-own-key-0815'

let service: ModelService
let operators: ModelService
let school: School
let version: number

beforeAll(async () => {
  service = await startModelService()
  operators = await startModelService()
  chooseProviders([
    builtin,
    openai({ apiKey: operatorsKey, baseURL: `${operators.origin}/v1`, firstWaitSeconds: 0.01 }),
    anthropic({}),
    google({}),
  ])
  school = await startSchool()
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
beforeEach(async () => {
  for (const one of [service, operators]) {
    one.forget()
    one.model = (prompt) => (prompt.instruction.includes('“ready”') ? { word: 'ready' } : honestModel(prompt))
  }
  chooseRunTime({ ai: 'on', allowedHosts: [new URL(service.origin).host] })
  await sql(await system()).execute(query`delete from ai_settings`)
})
afterAll(async () => {
  chooseRunTime()
  chooseProviders()
  await school.stop()
  await service.close()
  await operators.close()
})

const system = () => systemRequest(school.payload, { reason: 'looking at what was kept' })
const save = async (change: unknown, actor: Pick<Actor, 'call'> = school.as.admin) => {
  const response = await actor.call('POST', '/ai-settings/save', change)
  const body = (await response.clone().json()) as AiSettingsView & {
    errors?: { message: string; data: { code: string } }[]
  }
  return { status: response.status, body, code: body.errors?.[0]?.data.code, message: body.errors?.[0]?.message }
}
const ownAnthropic = () => ({ services: { anthropic: { key, baseURL: service.origin } } })
const test = async (body: unknown) => {
  const response = await school.as.admin.call('POST', '/ai-settings/test', body)
  expect(response.status).toBe(200)
  return (await response.json()) as ConnectionTest
}
const start = async (provider?: string) => {
  const response = await school.as.author.call('POST', '/generation-runs/start', {
    sopVersions: [version],
    ...(provider ? { provider } : {}),
  })
  const body = (await response.json()) as { run: number; errors?: { message: string; data: { code: string } }[] }
  return { status: response.status, run: body.run, code: body.errors?.[0]?.data.code }
}
const runOf = async (id: number) => {
  const run = await findByID({ req: await system(), collection: 'generation-runs', id })
  return { ...run, calls: (run.ledger as { calls?: ModelCall[] } | null)?.calls ?? [] }
}

describe('a key', () => {
  it('is shown by its ending and its day alone, whoever asks and however', async () => {
    const { status, body } = await save(ownAnthropic())
    expect(status).toBe(200)
    expect(body.services.find((one) => one.service === 'anthropic')).toMatchObject({
      key: { ending: '4711', setAt: expect.stringMatching(/^\d{4}-/) },
      ready: true,
    })
    const answers = [JSON.stringify(body)]
    for (const actor of Object.values(school.as)) {
      for (const path of [
        '/ai-settings?depth=2',
        '/ai-settings/chosen',
        '/ai-settings/in-use',
        '/ai-settings?select[services]=true',
      ])
        answers.push(await (await actor.call('GET', path)).text())
    }
    answers.push(await (await school.as.admin.call('GET', `/users/${school.as.admin.id}/personal-data`)).text())
    const told = answers.join('\n')
    expect(told).not.toContain(key)
    expect(told).not.toContain('sealed')
    expect(told).toContain('4711')
  })

  it('lies nowhere in the database as it is', async () => {
    await save(ownAnthropic())
    const req = await system()
    const columns = rows<{ table_name: string; column_name: string }>(
      await sql(req).execute(query`
        select table_name, column_name from information_schema.columns
        where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'json')`),
    )
    expect(columns.length).toBeGreaterThan(100)
    const found = []
    for (const { table_name: table, column_name: column } of columns) {
      const [hit] = rows<{ n: number }>(
        await sql(req).execute(
          query`select count(*)::int as n from ${query.identifier(table)} where ${query.identifier(column)}::text like ${`%${key}%`}`,
        ),
      )
      if (hit?.n) found.push(`${table}.${column}`)
    }
    expect(found).toEqual([])
  })

  it('is in no log line, not even where saving and testing fail', async () => {
    const lines: string[] = []
    const spies = (['info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest
        .spyOn(school.payload.logger, level)
        .mockImplementation((...args: unknown[]) => lines.push(inspect(args, { depth: 8 }))),
    )
    const written = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
    try {
      await save({ services: { anthropic: { key, baseURL: 'http://10.0.0.1' } } })
      await save({ services: { anthropic: { key: `${key}\u0000`, baseURL: 5 } } })
      await save(ownAnthropic())
      service.next({ status: 401, body: { type: 'error', error: { type: 'authentication_error', message: key } } })
      await test({ service: 'anthropic' })
    } finally {
      written.mockRestore()
      for (const spy of spies) spy.mockRestore()
    }
    expect(lines.join('\n')).not.toContain(key)
  })

  it('is told to the audit trail by its name alone', async () => {
    await save(ownAnthropic())
    await save({ services: { anthropic: { key: null, baseURL: null } } })
    const told = rows<{ payload: { changed: string[] } }>(
      await sql(await system()).execute(
        query`select payload from outbox where type = 'ai-settings.changed' order by id desc limit 2`,
      ),
    ).map(({ payload }) => payload.changed)
    expect(told).toEqual([
      ['anthropic key removed', 'anthropic address removed'],
      ['anthropic key', 'anthropic address'],
    ])
  })

  it('of one organisation is not asked for by another', async () => {
    await save(ownAnthropic())
    const other = await school.other.admin.call('GET', '/ai-settings/chosen')
    expect(await other.text()).not.toContain('4711')
    await expect(
      providerFor(await system(), { organisation: school.other.admin.organisation, name: 'anthropic' }),
    ).rejects.toMatchObject({ code: 'generation.provider-not-set-up' })
  })

  it('that was sealed under another secret is asked for again, in words that say so', async () => {
    await save(ownAnthropic())
    const owner = {
      secret: 'the secret of last year',
      organisation: school.organisation,
      service: 'anthropic',
    } as const
    const kept = { anthropic: { key: keepKey(owner, key), baseURL: service.origin, model: null } }
    await sql(await system()).execute(query`update ai_settings set services = ${JSON.stringify(kept)}::jsonb`)
    expect(await test({ service: 'anthropic' })).toMatchObject({
      ok: false,
      reason: 'key-unreadable',
      message: expect.stringContaining('enter the key again'),
    })
    expect(await start('anthropic')).toMatchObject({ status: 409, code: 'generation.key-unreadable' })
    await save({ services: { anthropic: { key } } })
    expect(await test({ service: 'anthropic' })).toMatchObject({ ok: true })
  })

  it('copied into the row of another organisation opens nothing', async () => {
    await save(ownAnthropic())
    await save({ noAi: false }, school.other.admin)
    await sql(await system()).execute(query`
      update ai_settings set services = (select services from ai_settings where organisation_id = ${school.organisation})`)
    await expect(
      providerFor(await system(), { organisation: school.other.admin.organisation, name: 'anthropic' }),
    ).rejects.toMatchObject({ code: 'generation.key-unreadable' })
  })
})

describe('an address', () => {
  it.each([
    ['http://models.example.com/v1', /https:/],
    ['https://10.0.0.5/v1', /private network.*LLM_ALLOWED_HOSTS/],
    ['https://169.254.169.254/latest', /private network/],
    ['https://[::1]:8080/', /private network/],
    ['https://localhost/v1', /private network/],
    ['http://127.0.0.1:1/v1', /private network/],
    ['https://me:secret@models.example.com', /password/],
    ['file:///etc/passwd', /https:/],
    ['models.example.com', /no address/],
  ])('like %s is refused', async (baseURL, words) => {
    const { status, code, message } = await save({ services: { openai: { key, baseURL } } })
    expect([status, code]).toEqual([400, 'generation.bad-address'])
    expect(message).toMatch(words)
  })

  it('inside the network is taken where the operator names it, with that port and no other', async () => {
    const { host, hostname, port } = new URL(service.origin)
    chooseRunTime({ allowedHosts: [host] })
    expect(assertModelAddress(`http://${host}/v1`).host).toBe(host)
    expect(() => assertModelAddress(`http://${hostname}:${Number(port) + 1}/v1`)).toThrow(/private network/)
    chooseRunTime({ allowedHosts: ['ollama'] })
    expect(assertModelAddress('http://ollama:11434/v1').port).toBe('11434')
    expect(() => assertModelAddress(`http://${host}/v1`)).toThrow(/private network/)
  })

  it('is looked at again by every connection, and no redirect is followed', async () => {
    chooseRunTime({ allowedHosts: [] })
    await expect(modelFetch(`${service.origin}/v1/responses`, { method: 'POST', body: '{}' })).rejects.toThrow(
      /private/,
    )
    expect(service.asked).toEqual([])
    chooseRunTime({ allowedHosts: [new URL(service.origin).host] })
    service.next({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })
    await save(ownAnthropic())
    expect(await test({ service: 'anthropic' })).toMatchObject({ ok: false })
    expect(service.asked).toHaveLength(1)
  })

  it('that is no longer allowed stops at once, with its reason', async () => {
    await save(ownAnthropic())
    chooseRunTime({ allowedHosts: [] })
    expect(await test({ service: 'anthropic' })).toMatchObject({ reason: 'bad-address' })
    expect(await start('anthropic')).toMatchObject({ code: 'generation.bad-address' })
    expect(service.asked).toEqual([])
  })

  it('never gets a key that was entered for another one', async () => {
    await save({ services: { openai: { key } } })
    expect(await save({ services: { openai: { baseURL: `${service.origin}/v1` } } })).toMatchObject({
      status: 400,
      code: 'generation.key-needed-with-address',
    })
  })

  it('of an organisation never gets the operator’s key', async () => {
    await save({ services: { openai: { baseURL: `${service.origin}/v1`, model: 'qwen3:14b' } } })
    expect(await test({ service: 'openai' })).toMatchObject({ ok: true, model: 'qwen3:14b', cost: null })
    expect(JSON.stringify(service.asked.map(({ headers }) => headers))).not.toContain(operatorsKey)
    expect(service.asked).toHaveLength(1)
  })
})

describe('trying a connection', () => {
  it('asks once, by the real library, and says model, time and cost', async () => {
    await save(ownAnthropic())
    const answer = await test({ service: 'anthropic' })
    expect(answer).toMatchObject({ ok: true, reason: null, milliseconds: expect.any(Number) })
    expect(answer.cost?.amount).toBeGreaterThan(0)
    expect(service.asked).toHaveLength(1)
    expect(JSON.stringify(service.asked[0]?.headers)).toContain(key)
  })

  it.each([
    [
      'a wrong key',
      { status: 401, body: { error: { message: 'invalid x-api-key' } } },
      'key',
      /does not accept the key/,
    ],
    [
      'a model that is not there',
      { status: 404, body: { error: { message: 'model: claude-nonsense' } } },
      'model',
      /does not know the model/,
    ],
    [
      'an empty purse',
      { status: 400, body: { error: { message: 'Your credit balance is too low' } } },
      'quota',
      /no money or quota left/,
    ],
    ['a limit', { status: 429 }, 'rate-limited', /limit is reached/],
    ['a connection that ends', 'no-answer' as const, 'unavailable', /does not answer/],
    ['an error of the server', { status: 500 }, 'unavailable', /does not answer/],
  ])('says in plain words what %s is, after one call', async (_what, fault, reason, words) => {
    await save(ownAnthropic())
    service.next(fault, fault)
    const answer = await test({ service: 'anthropic', model: 'claude-nonsense' })
    expect(answer).toMatchObject({ ok: false, reason, model: 'claude-nonsense' })
    expect(answer.message).toMatch(words)
    expect(answer.message).not.toContain(key)
    expect(service.asked).toHaveLength(1)
  })

  it('says that nobody listens there', async () => {
    chooseRunTime({ allowedHosts: ['127.0.0.1'] })
    await save({ services: { openai: { key, baseURL: 'http://127.0.0.1:9/v1', model: 'm' } } })
    expect(await test({ service: 'openai' })).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  it('says that no key is there', async () => {
    expect(await test({ service: 'google' })).toMatchObject({ ok: false, reason: 'provider-not-set-up' })
  })
})

describe('a run', () => {
  it('asks the model that was chosen for each step, with the organisation’s key and prices', async () => {
    await save({
      ...ownAnthropic(),
      defaultProvider: 'anthropic',
      steps: {
        outline: { provider: 'anthropic', model: 'claude-planner' },
        question: { provider: 'openai', model: 'gpt-questions' },
      },
      prices: { 'claude-planner': { input: 1, cached: 0, output: 1, of: '2026-11-01' } },
    })
    await save({ services: { openai: { key: `${key}-2`, baseURL: `${service.origin}/v1` } } })
    const { run, status } = await start()
    expect(status).toBe(200)
    await school.jobs.drain()
    const { state, provider, calls } = await runOf(run)
    expect([state, provider]).toEqual(['succeeded', 'anthropic'])
    const by = (task: string) => [...new Set(calls.filter((call) => call.task === task).map(({ model }) => model))]
    expect([by('objectives'), by('outline'), by('exercises')]).toEqual([
      ['claude-planner'],
      ['claude-planner'],
      ['gpt-questions'],
    ])
    expect(by('lesson')).toHaveLength(1)
    expect(by('lesson')[0]).not.toBe('claude-planner')
    expect(calls.find(({ model }) => model === 'claude-planner')?.cost?.pricesOf).toBe('2026-11-01')
    expect(operators.asked).toEqual([])
  })

  it('has a part written anew by the model of its step: questions by that for questions, words by that for writing', async () => {
    const drafted = await school.as.author.call('POST', '/generation-runs/start', {
      sopVersions: [version],
      provider: 'builtin',
    })
    const { course } = (await drafted.json()) as { course: number }
    await school.jobs.drain()
    await save({
      ...ownAnthropic(),
      defaultProvider: 'anthropic',
      steps: {
        write: { provider: 'anthropic', model: 'claude-writer' },
        question: { provider: 'openai', model: 'gpt-questions' },
      },
    })
    await save({ services: { openai: { key: `${key}-2`, baseURL: `${service.origin}/v1` } } })
    service.model = (prompt) => {
      const passage = readPrompt(prompt).segments.find(({ text }) => text.length > 40 && text.length < 160)
      const cited = { claim: passage?.text, segment: passage?.segment, quote: passage?.text }
      return prompt.instruction.includes('question')
        ? { questions: [{ type: 'true-false', prompt: passage?.text, answer: true, evidence: [cited] }] }
        : { blocks: [{ type: 'text', level: null, claims: [{ ...cited, term: null }] }] }
    }
    const { content } = await findByID({ req: await system(), collection: 'courses', id: course })
    const [lesson] = (content as unknown as CourseContent).modules.flatMap(({ lessons }) => lessons)
    const steps = lesson?.blocks.find(({ type }) => type === 'steps')
    const asked = lesson?.blocks.find(({ type }) => type === 'exercise')
    const modelsOf = async (part: object, instruction: string) => {
      const sent = await school.as.author.call('POST', `/courses/${String(course)}/rewrites`, { part, instruction })
      expect(sent.status).toBe(200)
      const { id } = (await sent.json()) as { id: number }
      await school.jobs.drain()
      const { ledger } = await findByID({ req: await system(), collection: 'course-rewrites', id })
      return [...new Set((ledger as { calls: ModelCall[] }).calls.map(({ model }) => model))]
    }
    expect(await modelsOf({ lesson: lesson?.id }, 'question')).toEqual(['gpt-questions'])
    expect(await modelsOf({ block: asked?.id }, 'again')).toEqual(['gpt-questions'])
    expect(await modelsOf({ block: steps?.id }, 'again')).toEqual(['claude-writer'])
    expect(operators.asked).toEqual([])
  }, 120_000)

  it('goes on with the environment’s provider where nothing was chosen', async () => {
    const { run } = await start('openai')
    await school.jobs.drain()
    expect((await runOf(run)).state).toBe('succeeded')
    expect(operators.asked.length).toBeGreaterThan(3)
    expect(JSON.stringify(operators.asked[0]?.headers)).toContain(operatorsKey)
  })

  it('of the built-in provider asks no model, whatever was chosen for the steps', async () => {
    await save({
      ...ownAnthropic(),
      defaultProvider: 'anthropic',
      steps: { judge: { provider: 'anthropic', model: null } },
    })
    const { run } = await start('builtin')
    await school.jobs.drain()
    expect((await runOf(run)).state).toBe('succeeded')
    expect(service.asked).toEqual([])
  })
})

describe('without AI', () => {
  it.each([
    ['for the organisation', () => save({ noAi: true }), /your organisation/],
    ['for the whole server', async () => chooseRunTime({ ai: 'off' }), /this server/],
  ])(
    '%s, no model is chosen, started or tried, and drafts are made by the built-in provider',
    async (_where, off, words) => {
      await save({ ...ownAnthropic(), defaultProvider: 'anthropic' })
      await off()
      expect(await start('anthropic')).toMatchObject({ status: 409, code: 'generation.ai-off' })
      expect(await start('openai')).toMatchObject({ status: 409, code: 'generation.ai-off' })
      const tested = await test({ service: 'anthropic' })
      expect([tested.reason, tested.message]).toEqual(['ai-off', expect.stringMatching(words)])
      const offered = (await (await school.as.author.call('GET', '/ai-settings/in-use')).json()) as {
        ai: boolean
        default: string
        providers: { name: string; ready: boolean }[]
      }
      expect(offered).toMatchObject({ ai: false, default: 'builtin' })
      expect(offered.providers.filter(({ ready }) => ready).map(({ name }) => name)).toEqual(['builtin'])
      const { run, status } = await start()
      expect(status).toBe(200)
      await school.jobs.drain()
      expect(await runOf(run)).toMatchObject({ state: 'succeeded', provider: 'builtin' })
      expect([...service.asked, ...operators.asked]).toEqual([])
    },
  )

  it('stops a run under way at its next call, keeps what was paid for, and lets it go on later', async () => {
    await save({ ...ownAnthropic(), defaultProvider: 'anthropic' })
    let switched: Promise<unknown> | undefined
    service.model = (prompt) => {
      // The switch is thrown while the objectives are being written.
      if (readPrompt(prompt).task === 'objectives') switched = save({ noAi: true })
      return honestModel(prompt)
    }
    const { run } = await start()
    await school.jobs.drain()
    await switched
    const stopped = await runOf(run)
    expect([stopped.state, (stopped.error as { cause?: string } | null)?.cause]).toEqual(['needs-human', 'ai-off'])
    expect([...new Set(stopped.calls.map(({ task }) => task))]).toEqual(['objectives'])
    expect((await school.as.author.call('POST', `/generation-runs/${run}/resume`)).status).toBe(409)
    await save({ noAi: false })
    service.model = honestModel
    expect((await school.as.author.call('POST', `/generation-runs/${run}/resume`)).status).toBe(200)
    await school.jobs.drain()
    const done = await runOf(run)
    expect(done.state).toBe('succeeded')
    expect(done.calls.slice(0, stopped.calls.length)).toEqual(stopped.calls)
    const asked = service.asked.map(({ instruction }) => instruction)
    expect(new Set(asked).size).toBe(asked.length)
  })
})

describe('who may see and change it', () => {
  it('authors see which provider is in use, and no key, address or price list', async () => {
    await save({ ...ownAnthropic(), defaultProvider: 'anthropic' })
    const seen = await (await school.as.author.call('GET', '/ai-settings')).json()
    expect(seen).toMatchObject({ docs: [{ defaultProvider: 'anthropic', noAi: false }] })
    expect(JSON.stringify(seen)).not.toContain(service.origin)
    expect((await save({ noAi: true }, school.as.author)).status).toBe(403)
    expect((await school.as.author.call('POST', '/ai-settings/test', { service: 'openai' })).status).toBe(403)
  })

  it('there is one row for an organisation, however often it is saved at once', async () => {
    const answers = await Promise.all([
      save({ noAi: false }),
      save({ defaultProvider: 'builtin' }),
      save({ noAi: false }),
    ])
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    await save({ noAi: true })
    const [count] = rows<{ n: number }>(
      await sql(await system()).execute(
        query`select count(*)::int as n from ai_settings where organisation_id = ${school.organisation}`,
      ),
    )
    expect(count?.n).toBe(1)
  })
})

describe('the judge', () => {
  it('is there only where somebody chose one, and for drafts of a model only', async () => {
    const req = await system()
    const of = async (model: string | null) =>
      (await judgeFor(req, { organisation: school.organisation, provider: { model } })).judge
    expect(await of('m')).toBeUndefined()
    await save({ ...ownAnthropic(), steps: { judge: { provider: 'anthropic', model: 'claude-judge' } } })
    expect(await of('m')).toMatchObject({ llm: { model: 'claude-judge' } })
    expect(await of(null)).toBeUndefined()
    await save({ services: { anthropic: { key: null, baseURL: null } } })
    expect(await of('m')).toMatchObject({ missing: expect.stringContaining('not set up') })
  })
})
