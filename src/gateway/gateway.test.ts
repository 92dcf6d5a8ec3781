import { afterEach, describe, expect, it } from '@jest/globals'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '@/shared/log'
import { startGateway, type TestGateway } from '../../test/builders/gateway'

let gateway: TestGateway | undefined

afterEach(async () => {
  await gateway?.close()
  gateway = undefined
})

describe('the gateway', () => {
  it('hands the body to the application unread', async () => {
    gateway = await startGateway(async (req, res) => {
      const chunks: Buffer[] = []
      for await (const chunk of req) chunks.push(chunk as Buffer)
      res.end(Buffer.concat(chunks))
    })
    const body = JSON.stringify({ text: 'x'.repeat(200_000) })
    const answer = await fetch(`${gateway.url}/api/things`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(await answer.text()).toBe(body)
  })

  it('keeps a plain request number from in front, and replaces one that could forge log lines', async () => {
    gateway = await startGateway((_req, res) => res.end())
    const kept = await fetch(gateway.url, { headers: { 'x-request-id': 'balancer-12345' } })
    const replaced = await fetch(gateway.url, { headers: { 'x-request-id': 'a b {"level":"fatal"}' } })
    expect(kept.headers.get('x-request-id')).toBe('balancer-12345')
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('writes one log line per request, without cookies, authorization or tokens in the address', async () => {
    const lines: string[] = []
    const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } })
    gateway = await startGateway((_req, res) => res.end('ok'), { log })
    await fetch(`${gateway.url}/reset?token=very-secret-token`, {
      headers: { cookie: 'payload-token=cookie-secret', authorization: 'Bearer header-secret' },
    })
    await sleep(20)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ method: 'GET', status: 200, address: '/reset?token=[redacted]' })
    expect(Object.keys(JSON.parse(lines[0]!) as object)).not.toContain('res')
    expect(lines[0]).not.toMatch(/very-secret-token|cookie-secret|header-secret/)
  })

  it('sends an event stream piece by piece, however much the client likes compression', async () => {
    gateway = await startGateway(async (_req, res) => {
      res.setHeader('content-type', 'text/event-stream')
      res.write('data: first\n\n')
      await sleep(1_500)
      res.end('data: second\n\n')
    })
    const started = Date.now()
    const answer = await fetch(gateway.url, { headers: { 'accept-encoding': 'gzip' } })
    const { value } = await answer.body!.getReader().read()
    expect(new TextDecoder().decode(value)).toBe('data: first\n\n')
    expect(Date.now() - started).toBeLessThan(1_000)
  })

  it('compresses pages, and lets a page that is streamed through at each flush', async () => {
    gateway = await startGateway(async (_req, res) => {
      res.setHeader('content-type', 'text/html')
      res.write('<p>shell</p>'.repeat(200))
      ;(res as unknown as { flush: () => void }).flush()
      await sleep(1_500)
      res.end('<p>rest</p>')
    })
    const started = Date.now()
    const answer = await fetch(gateway.url, { headers: { 'accept-encoding': 'gzip' } })
    const { value } = await answer.body!.getReader().read()
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(new TextDecoder().decode(value)).toContain('shell')
    expect(Date.now() - started).toBeLessThan(1_000)
  })

  it('says that it lives without asking anybody, and that it is ready only when every check agrees', async () => {
    let database = 'ok'
    gateway = await startGateway((_req, res) => res.end(), { checks: { database: () => database, jobs: () => 'ok' } })
    const ready = await fetch(`${gateway.url}/readyz`)
    database = 'away'
    const notReady = await fetch(`${gateway.url}/readyz`)
    const alive = await fetch(`${gateway.url}/healthz`)
    expect(ready.status).toBe(200)
    expect(notReady.status).toBe(503)
    expect(notReady.headers.get('retry-after')).toBe('5')
    expect(await notReady.json()).toEqual({ status: 'not ready', database: 'away', jobs: 'ok' })
    expect(alive.status).toBe(200)
  })

  it('tells nobody how a failing check failed', async () => {
    const checks = {
      database: () => Promise.reject(new Error('password authentication failed for user "coursewright"')),
    }
    gateway = await startGateway((_req, res) => res.end(), { checks })
    expect(await (await fetch(`${gateway.url}/readyz`)).text()).not.toContain('password')
  })

  it('answers a failure of the application with a number to tell, never with its text', async () => {
    gateway = await startGateway(() => {
      throw new Error('connect postgres://me:secret@db')
    })
    const answer = await fetch(`${gateway.url}/api/x`)
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).toContain(answer.headers.get('x-request-id'))
    expect(text).not.toContain('secret')
  })
})

describe('security headers', () => {
  it('let a page run its own scripts only: a new nonce for each answer, which Next is told as well', async () => {
    const told: unknown[] = []
    gateway = await startGateway((req, res) => {
      told.push(req.headers['content-security-policy'])
      res.end('page')
    })
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(`${gateway!.url}/learn`)).headers.get('content-security-policy')),
    )
    const scripts = policies.map((policy) => /script-src ([^;]+)/.exec(policy ?? '')?.[1])
    expect(scripts[0]).toMatch(/^'self' 'nonce-[\w+/=]{22,}'$/)
    expect(scripts[0]).not.toBe(scripts[1])
    expect(told.sort()).toEqual([...policies].sort())
  })

  it('let a page of the build run its inline scripts, which could not know the nonce', async () => {
    gateway = await startGateway((_req, res) => {
      res.setHeader('x-nextjs-prerender', '1')
      res.end('page')
    })
    expect((await fetch(gateway.url)).headers.get('content-security-policy')).toContain(
      "script-src 'self' 'unsafe-inline'",
    )
  })

  it("allow inline scripts in Payload's admin alone", async () => {
    gateway = await startGateway((_req, res) => res.end('page'))
    const policyOf = async (path: string) =>
      (await fetch(gateway!.url + path)).headers.get('content-security-policy') ?? ''
    expect(await policyOf('/admin/collections/sops')).toContain("script-src 'self' 'unsafe-inline'")
    for (const path of ['/', '/learn', '/train', '/c/ABC', '/administrator']) {
      expect(/script-src [^;]+/.exec(await policyOf(path))?.[0]).not.toContain('unsafe')
    }
  })

  it('make an uploaded HTML file inert, whatever the application says about it', async () => {
    gateway = await startGateway((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "script-src 'unsafe-inline'" })
      res.end('<script>alert(1)</script>')
    })
    const answer = await fetch(`${gateway.url}/api/sop-versions/file/evil.html`)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect(policy).not.toContain('script-src')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('let the browser show a PDF, which a sandbox would not', async () => {
    gateway = await startGateway((_req, res) => {
      res.setHeader('content-type', 'application/pdf')
      res.end('%PDF-1.7')
    })
    const policy = (await fetch(`${gateway.url}/api/sop-versions/file/sop.pdf`)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('sandbox')
  })

  it('let other sites frame the request form where they are named, and nothing else', async () => {
    gateway = await startGateway((_req, res) => res.end('page'), {
      settings: {
        development: false,
        https: false,
        trustProxy: 0,
        uploadMb: 1,
        requestForm: { frameOrigins: ['https://www.example.com'], captchaOrigin: 'https://captcha.example' },
      },
    })
    const headersOf = async (path: string) => {
      const { headers } = await fetch(gateway!.url + path)
      const policy = headers.get('content-security-policy') ?? ''
      const directive = (name: string) => new RegExp(`${name} ([^;]+)`).exec(policy)?.[1]
      return {
        frame: headers.get('x-frame-options'),
        by: directive('frame-ancestors'),
        scripts: directive('script-src'),
      }
    }
    expect(await headersOf('/request/meridian?embed=1')).toMatchObject({
      frame: null,
      by: "'self' https://www.example.com",
      scripts: expect.stringContaining('https://captcha.example') as unknown,
    })
    expect(await headersOf('/request')).toMatchObject({ frame: 'SAMEORIGIN', by: "'self'" })
    for (const path of ['/learn?embed=1', '/r/token?embed=1', '/request/a/b?embed=1']) {
      const headers = await headersOf(path)
      expect(headers).toMatchObject({ frame: 'SAMEORIGIN', by: "'self'" })
      expect(headers.scripts).not.toContain('captcha')
    }
  })

  it('promise https only where the installation has it, or a browser would lock itself out', async () => {
    gateway = await startGateway((_req, res) => res.end())
    const plain = await fetch(gateway.url)
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
    await gateway.close()
    gateway = await startGateway((_req, res) => res.end(), {
      settings: { development: false, https: true, trustProxy: 0, uploadMb: 1 },
    })
    expect((await fetch(gateway.url)).headers.get('strict-transport-security')).toContain('max-age=31536000')
  })
})

describe('bodies that are too large', () => {
  const form = { 'content-type': 'multipart/form-data; boundary=x' }

  it('are refused before they are sent, where their length is declared', async () => {
    let asked = false
    gateway = await startGateway((_req, res) => {
      asked = true
      res.end()
    })
    const answer = await send({
      url: `${gateway.url}/api/sops`,
      headers: { ...form, 'content-length': String(60 * 1024 * 1024) },
      megabytes: 0,
    })
    expect(answer).toMatchObject({ status: 413 })
    expect(answer.body).toContain('larger than 1 MB')
    expect(asked).toBe(false)
  })

  it('are cut off while they stream, where it is not', async () => {
    let seen = 0
    gateway = await startGateway(async (req, res) => {
      for await (const chunk of req) seen += (chunk as Buffer).length
      res.end('too late')
    })
    const answer = await send({
      url: `${gateway.url}/api/sops`,
      headers: { ...form, 'transfer-encoding': 'chunked' },
      megabytes: 40,
    })
    expect(answer).toMatchObject({ status: 413 })
    expect(seen).toBeLessThanOrEqual(13 * 1024 * 1024)
  })

  it('are logged with the address they came from, though their socket is gone by then', async () => {
    const lines: string[] = []
    const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } })
    gateway = await startGateway(
      (req, res) => {
        Object.assign(req, { socket: null })
        res.writeHead(413).end('no')
      },
      { log },
    )
    await fetch(`${gateway.url}/api/sops`, { method: 'POST', body: 'x' })
    await sleep(50)
    expect(lines.map((line) => (JSON.parse(line) as { client: string }).client)).toEqual([
      expect.stringContaining('127.0.0.1'),
    ])
  })

  it('do not concern those that fit', async () => {
    gateway = await startGateway(async (req, res) => {
      let seen = 0
      for await (const chunk of req) seen += (chunk as Buffer).length
      res.end(String(seen))
    })
    const answer = await send({
      url: `${gateway.url}/api/sops`,
      headers: { ...form, 'transfer-encoding': 'chunked' },
      megabytes: 2,
    })
    expect(answer).toMatchObject({ status: 200, body: String(2 * 1024 * 1024) })
  })
})

function send({ url, headers, megabytes }: { url: string; headers: Record<string, string>; megabytes: number }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body })
        sending.destroy()
      })
    })
    // Whoever is cut off while writing may hear of it before the answer arrives, which is still on its way then.
    sending.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') reject(error)
    })
    const chunk = Buffer.alloc(1024 * 1024)
    const next = (left: number) => {
      if (left === 0) {
        if (megabytes > 0) sending.end()
        else sending.flushHeaders()
        return
      }
      sending.write(chunk, () => next(left - 1))
    }
    next(megabytes)
  })
}
