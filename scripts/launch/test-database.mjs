import { root } from './root.mjs'

/** Suites that need no pgvector, so that Debian's own PostgreSQL can run them: the kernel. */
const withoutVectors = [/^src\/shared\/(db|events|jobs|audit)\//, /^test\/systems\/kernel\/(?!embedded)/]

/**
 * Where the suites find their database. Without TEST_DATABASE_URL: each an embedded one. With it: there, all of them where
 * the server has pgvector; where it has none, everything runs embedded and the kernel's suites once more on the server.
 */
export async function databasePass({ suites }) {
  const url = process.env.TEST_DATABASE_URL
  if (!url)
    return { env: {}, notes: ['Database: embedded (PGlite). Give TEST_DATABASE_URL to run on a PostgreSQL server.'] }
  const { version, vectors } = await ask(url)
  if (vectors) return { env: { TEST_DATABASE_URL: url }, notes: [`Database: PostgreSQL ${version} with pgvector.`] }
  const files = suites.filter((file) => withoutVectors.some((pattern) => pattern.test(file)))
  return {
    env: { TEST_DATABASE_URL: '' },
    ...(files.length > 0 ? { second: { files, env: { TEST_DATABASE_URL: url } } } : {}),
    notes: [
      `Database: everything ran embedded (PGlite). PostgreSQL ${version} has no pgvector, so only ${files.length} suites of the kernel ran there a second time;`,
      'left out there: every suite that boots the product, because its migrations create the extension.',
    ],
  }
}

async function ask(url) {
  const { createRequire } = await import('node:module')
  const { default: pg } = await import(createRequire(`${root}/package.json`).resolve('pg'))
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select current_setting('server_version') as version, exists (select from pg_available_extensions where name = 'vector') as vectors`,
    )
    return rows[0]
  } finally {
    await client.end()
  }
}
