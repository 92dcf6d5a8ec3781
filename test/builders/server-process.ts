import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

export type ServerProcess = {
  url: string
  /** All it has printed. */
  output: () => string
  /** The accounts a first start made. */
  accounts: () => { email: string; password: string; roles: string[] }[]
  /** Signals it and waits for its end; gives the exit code, or the signal that ended it. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | string>
}

/** The built server as `npm start` runs it, on a free port, with its files in `dataDir`. Resolves when it has seeded. */
export async function startServerProcess({
  dataDir,
  env = {},
  deadlineMs = 120_000,
}: {
  dataDir: string
  env?: Record<string, string>
  deadlineMs?: number
}): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--conditions=production', '--enable-source-maps', 'dist/server.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...without(process.env, [
        'NODE_OPTIONS',
        'DATABASE_URL',
        'TEST_DATABASE_URL',
        'JEST_WORKER_ID',
        'PAYLOAD_SECRET',
      ]),
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'info',
      ...env,
    },
  })
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const running = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), deadlineMs)
    child.stdout.on('data', () => {
      if (!output.includes('Coursewright is running')) return
      clearTimeout(late)
      resolve()
    })
    void exited.then(() => {
      clearTimeout(late)
      reject(new Error(`the server ended at its start:\n${output}`))
    })
  })
  try {
    await running
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    url,
    output: () => output,
    accounts: () =>
      [...output.matchAll(/^│ {2}(\S+@\S+) +(\S+) {2}(.+?) *│$/gm)].map(
        ([, email = '', password = '', roles = '']) => ({
          email,
          password,
          roles: roles.split(', '),
        }),
      ),
    end: async (signal) => {
      child.kill(signal)
      const [code, by] = await exited
      return code ?? by ?? ''
    },
  }
}

function without(env: NodeJS.ProcessEnv, names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name))) as NodeJS.ProcessEnv
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
