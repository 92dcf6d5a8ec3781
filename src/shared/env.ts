import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

/** A variable left empty in a file (`REDIS_URL=`) is a variable not given. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const yesOrNo = given(
  z
    .enum(['true', 'false', '1', '0', 'yes', 'no'])
    .transform((value) => ['true', '1', 'yes'].includes(value))
    .optional(),
)

const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}://`)) && URL.canParse(value), {
      message: `expected an address beginning with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    })

/** Addresses of sites, parted by commas or spaces, each without a path: `https://example.com`. */
const origins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every((one) => /^https?:\/\//.test(one) && URL.canParse(one) && new URL(one).origin === one), {
    message: 'expected origins such as https://www.example.com, parted by commas, without a path or a slash at the end',
  })

/** Names of servers, parted by commas or spaces, each with or without a port: `ollama, 10.0.0.5:8000`. */
const hosts = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine((list) => list.every((one) => /^(\[[0-9a-f:]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.test(one)), {
    message: 'expected names of servers such as ollama or 10.0.0.5:8000, parted by commas, without https:// and paths',
  })

/** US dollars a million tokens: `input/cached/output@date`. */
const prices = z
  .string()
  .regex(
    /^\d+(\.\d+)?\/\d+(\.\d+)?\/\d+(\.\d+)?@\d{4}-\d\d-\d\d$/,
    'expected prices in US dollars a million tokens and their date, such as 0.25/0.025/2@2026-04-30 (input/cached/output@date)',
  )
  .transform((text) => {
    const [amounts = '', of = ''] = text.split('@')
    const [input = 0, cached = 0, output = 0] = amounts.split('/').map(Number)
    return { input, cached, output, of }
  })

/** Every variable the product reads. `.env.example` explains each to the person who installs it. */
export const environmentSchema = z.object({
  NODE_ENV: given(z.enum(['development', 'production', 'test']).default('development')),
  PORT: given(z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: given(z.string().default('0.0.0.0')),
  PUBLIC_URL: given(urlOf('http', 'https').optional()),
  DATABASE_URL: given(urlOf('postgres', 'postgresql').optional()),
  DATABASE_POOL: given(z.coerce.number().int().min(4).max(200).default(20)),
  DATA_DIR: given(z.string().default('./data')),
  S3_BUCKET: given(z.string().optional()),
  S3_ENDPOINT: given(urlOf('http', 'https').optional()),
  S3_REGION: given(z.string().default('us-east-1')),
  S3_ACCESS_KEY_ID: given(z.string().optional()),
  S3_SECRET_ACCESS_KEY: given(z.string().optional()),
  S3_PATH_STYLE: yesOrNo,
  S3_PREFIX: given(
    z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)*$/, 'expected a folder such as coursewright, without a slash at either end')
      .optional(),
  ),
  PAYLOAD_SECRET: given(z.string().min(16, 'expected at least 16 characters').optional()),
  JOBS_BACKEND: given(z.enum(['postgres', 'mongodb']).default('postgres')),
  MONGODB_URL: given(urlOf('mongodb', 'mongodb+srv').optional()),
  WORKER: given(z.enum(['in-process', 'separate']).default('in-process')),
  JOBS_CONCURRENCY: given(z.coerce.number().int().min(1).max(64).default(4)),
  REDIS_URL: given(urlOf('redis', 'rediss').optional()),
  LOG_LEVEL: given(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional()),
  MAX_UPLOAD_MB: given(z.coerce.number().positive().max(2048).default(50)),
  TRUST_PROXY: given(z.coerce.number().int().min(0).max(10).default(0)),
  SEED_DEMO: yesOrNo,
  CHROMIUM_PATH: given(z.string().optional()),
  OPENAI_API_KEY: given(z.string().optional()),
  OPENAI_BASE_URL: given(urlOf('http', 'https').optional()),
  ANTHROPIC_API_KEY: given(z.string().optional()),
  LLM_PROVIDER: given(z.enum(['builtin', 'openai', 'anthropic', 'google']).default('builtin')),
  LLM_MODEL: given(z.string().optional()),
  LLM_PRICES: given(prices.optional()),
  AI_AT_RUN_TIME: given(z.enum(['on', 'off']).default('on')),
  LLM_ALLOWED_HOSTS: given(hosts.optional()),
  EMBEDDER: given(z.enum(['local', 'openai', 'google', 'compatible', 'transformers']).default('local')),
  EMBEDDING_MODEL: given(z.string().optional()),
  EMBEDDING_DIMENSIONS: given(z.coerce.number().int().min(2).max(16_000).optional()),
  EMBEDDING_BASE_URL: given(urlOf('http', 'https').optional()),
  EMBEDDING_API_KEY: given(z.string().optional()),
  GOOGLE_API_KEY: given(z.string().optional()),
  VECTOR_STORE: given(z.enum(['postgres', 'supabase']).default('postgres')),
  SUPABASE_URL: given(urlOf('http', 'https').optional()),
  SUPABASE_SERVICE_KEY: given(z.string().optional()),
  SMTP_URL: given(urlOf('smtp', 'smtps').optional()),
  OIDC_ISSUER: given(urlOf('https', 'http').optional()),
  OIDC_CLIENT_ID: given(z.string().optional()),
  OIDC_CLIENT_SECRET: given(z.string().optional()),
  OIDC_ORGANISATION: given(z.string().optional()),
  OIDC_ROLE_CLAIM: given(z.string().optional()),
  OIDC_ROLE_MAP: given(z.string().optional()),
  OIDC_LABEL: given(z.string().default('your company')),
  OIDC_SECOND_FACTOR: given(z.enum(['here', 'provider']).default('here')),
  MAIL_FROM: given(z.string().optional()),
  SES_REGION: given(z.string().optional()),
  DEV_MAILBOX: yesOrNo,
  TWILIO_ACCOUNT_SID: given(z.string().optional()),
  TWILIO_AUTH_TOKEN: given(z.string().optional()),
  TWILIO_FROM: given(z.string().optional()),
  SNS_REGION: given(z.string().optional()),
  WEBHOOKS_ALLOW_LOCAL: yesOrNo,
  REQUEST_FORM_ORIGINS: given(origins.optional()),
  CAPTCHA_PROVIDER: given(z.enum(['turnstile', 'hcaptcha']).optional()),
  CAPTCHA_SITE_KEY: given(z.string().optional()),
  CAPTCHA_SECRET: given(z.string().optional()),
})

type Parsed = z.output<typeof environmentSchema>

/** What the product knows of its surroundings. `PUBLIC_URL` has no slash at its end; `DATA_DIR` is absolute. */
export type Environment = Readonly<
  Omit<Parsed, 'PAYLOAD_SECRET' | 'PUBLIC_URL' | 'LOG_LEVEL'> & {
    PAYLOAD_SECRET: string
    PUBLIC_URL: string
    LOG_LEVEL: NonNullable<Parsed['LOG_LEVEL']>
    /** No DATABASE_URL: PGlite in DATA_DIR, meant for evaluation. */
    EMBEDDED_DATABASE: boolean
  }
>

/** Thrown where the environment is wrong; `message` is the list to print, one mistake a line. */
export class EnvironmentError extends Error {
  readonly mistakes: string[]

  constructor(mistakes: string[]) {
    super(['The environment has mistakes:', ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n'))
    this.name = 'EnvironmentError'
    this.mistakes = mistakes
  }
}

/**
 * Reads and checks variables. Pure but for `PAYLOAD_SECRET`: with the embedded database and none given, it is made once,
 * at the first reading of the property, and kept in `DATA_DIR/secret` (mode 0600).
 *
 * @throws EnvironmentError with every mistake at once.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = environmentSchema.safeParse(source)
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const { PAYLOAD_SECRET, PUBLIC_URL, LOG_LEVEL, ...values } = parsed.data
  // `next build` imports the configuration without serving anybody, on machines that hold no secrets.
  const building = source.NEXT_PHASE === 'phase-production-build'
  const mistakes: string[] = []
  if (values.DATABASE_URL && !PAYLOAD_SECRET && !building) {
    mistakes.push(
      'PAYLOAD_SECRET: missing. With DATABASE_URL it must be given, the same for every process; make one with `openssl rand -hex 32`',
    )
  }
  if (values.JOBS_BACKEND === 'mongodb' && !values.MONGODB_URL) {
    mistakes.push('MONGODB_URL: missing. JOBS_BACKEND=mongodb needs the address of the MongoDB server')
  }
  const twilio = (['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const).filter((name) => !values[name])
  if (twilio.length === 1 || twilio.length === 2) {
    mistakes.push(...twilio.map((name) => `${name}: missing. Twilio needs all of its three variables, or none`))
  }
  if (values.WORKER === 'separate' && !values.DATABASE_URL && !building) {
    mistakes.push(
      'WORKER: a separate worker needs DATABASE_URL, because one process alone can open the embedded database',
    )
  }
  if (!values.S3_BUCKET) {
    const given = (['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_PREFIX'] as const).find(
      (name) => values[name],
    )
    if (given)
      mistakes.push(`S3_BUCKET: missing. ${given} is given, but files stay on disk without the name of a bucket`)
  }
  if (Boolean(values.S3_ACCESS_KEY_ID) !== Boolean(values.S3_SECRET_ACCESS_KEY)) {
    mistakes.push(
      'S3_ACCESS_KEY_ID: needs S3_SECRET_ACCESS_KEY, and the other way round; without both, the role of the machine is used',
    )
  }
  if (values.CAPTCHA_PROVIDER && !(values.CAPTCHA_SITE_KEY && values.CAPTCHA_SECRET)) {
    mistakes.push('CAPTCHA_PROVIDER: needs CAPTCHA_SITE_KEY and CAPTCHA_SECRET, both from the provider')
  }
  mistakes.push(...searchMistakes(values), ...modelMistakes(values))
  if (values.OIDC_ISSUER && !(values.OIDC_CLIENT_ID && values.OIDC_ORGANISATION)) {
    mistakes.push(
      'OIDC_ISSUER: needs OIDC_CLIENT_ID, and OIDC_ORGANISATION, the short name of the organisation whose people sign in there',
    )
  }
  if (mistakes.length > 0) throw new EnvironmentError(mistakes)

  const dataDir = path.resolve(values.DATA_DIR)
  let secret = PAYLOAD_SECRET ?? (building ? 'only-for-the-build-never-for-serving' : undefined)
  return Object.freeze({
    ...values,
    DATA_DIR: dataDir,
    PUBLIC_URL: (PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    LOG_LEVEL: LOG_LEVEL ?? (values.NODE_ENV === 'test' ? 'silent' : 'info'),
    EMBEDDED_DATABASE: !values.DATABASE_URL,
    get PAYLOAD_SECRET() {
      secret ??= keptSecret(dataDir)
      return secret
    },
  })
}

/** A model to draft with by default, without what it takes. */
function modelMistakes(values: Parsed): string[] {
  const { LLM_PROVIDER: provider } = values
  const needed = {
    builtin: null,
    openai: 'OPENAI_API_KEY',
    anthropic: 'ANTHROPIC_API_KEY',
    google: 'GOOGLE_API_KEY',
  } as const
  const name = needed[provider]
  if (name === null || values[name] || (provider === 'openai' && values.OPENAI_BASE_URL)) return []
  return [`${name}: missing. LLM_PROVIDER=${provider} needs it`]
}

/** Choices of embedder and vector store whose other half is missing. */
function searchMistakes(values: Parsed): string[] {
  const needed = {
    local: [],
    openai: ['OPENAI_API_KEY'],
    google: ['GOOGLE_API_KEY'],
    compatible: ['EMBEDDING_BASE_URL', 'EMBEDDING_MODEL'],
    transformers: [],
  } as const
  const mistakes = needed[values.EMBEDDER]
    .filter((name) => !values[name])
    .map((name) => `${name}: missing. EMBEDDER=${values.EMBEDDER} needs it`)
  if (values.EMBEDDER !== 'local' && values.EMBEDDING_MODEL && !values.EMBEDDING_DIMENSIONS) {
    mistakes.push(
      'EMBEDDING_DIMENSIONS: missing. EMBEDDING_MODEL needs it: how many numbers a vector of that model has, as its description says',
    )
  }
  if (values.VECTOR_STORE === 'supabase') {
    for (const name of ['SUPABASE_URL', 'SUPABASE_SERVICE_KEY'] as const)
      if (!values[name]) mistakes.push(`${name}: missing. VECTOR_STORE=supabase needs it (Project Settings, API)`)
  }
  return mistakes
}

/** The environment of this process, read once. Nobody else reads `process.env`. A process with mistakes in it ends here. */
export const env: Environment = environmentOfProcess()

function environmentOfProcess(): Environment {
  try {
    return parseEnvironment(surroundings())
  } catch (error) {
    if (!(error instanceof EnvironmentError) || process.env.NODE_ENV === 'test') throw error
    // Thrown from an import it would come out as a stack trace with the list somewhere inside.
    console.error(`\nCoursewright did not start. ${error.message}\n`)
    process.exit(1)
  }
}

function surroundings(): NodeJS.ProcessEnv {
  // Tests must not depend on what a developer keeps in .env.
  if (process.env.NODE_ENV !== 'test' && existsSync('.env')) {
    if (typeof process.loadEnvFile !== 'function') {
      throw new EnvironmentError([
        `.env: Node ${process.version} cannot read it. Use Node 20.12 or newer, or set the variables in the environment`,
      ])
    }
    process.loadEnvFile('.env')
  }
  return process.env
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    try {
      // `wx`: of two processes that start together, one writes and both read the same.
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 16) {
    throw new EnvironmentError([
      `PAYLOAD_SECRET: ${file} is damaged. Put the old secret back, or delete the file (all sessions end)`,
    ])
  }
  return secret
}
