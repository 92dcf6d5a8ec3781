import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.xml': 'text/xml',
  '.xsd': 'text/xml',
}

/** What an LMS keeps of one learner, as scorm-again writes it down: the run-time data of the last commit. */
export type Registration = { cmi?: Record<string, unknown>; commits: number }

/**
 * An LMS in small: it serves a package under `/package/` with a strict policy, and `/launch/<edition>` plays it in a
 * frame with scorm-again as run-time. What the run-time commits is posted back and given again at the next launch.
 */
export async function startLms(packages: Record<string, Map<string, Buffer>>) {
  const registrations = new Map<string, Registration>()
  const requests: string[] = []
  const handlers: ((request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>)[] = []

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://lms')
    requests.push(`${request.method} ${url.pathname}`)
    answer(request, response, url).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL) {
    for (const handler of handlers) if (await handler(request, response, url)) return
    const [, area, id = '', ...rest] = url.pathname.split('/')
    if (area === 'runtime') return send(response, '.js', await runtime(id))
    if (area === 'launch') return send(response, '.html', launchPage(id))
    if (area === 'launch.js')
      return send(
        response,
        '.js',
        Buffer.from(launchScript(url.searchParams.get('edition') ?? '', url.searchParams.get('learner') ?? '')),
      )
    if (area === 'registration') return void (await registration(request, response, id))
    const file = area === 'package' ? packages[id]?.get(rest.join('/')) : undefined
    if (file) return send(response, extname(url.pathname), file)
    response.writeHead(404).end()
  }

  async function registration(request: IncomingMessage, response: ServerResponse, learner: string) {
    const known = registrations.get(learner) ?? { commits: 0 }
    if (request.method === 'POST') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { cmi?: Record<string, unknown> }
      registrations.set(learner, { cmi: body.cmi, commits: known.commits + 1 })
    }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ result: 'true', errorCode: 0, ...registrations.get(learner) }))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    registrations,
    requests,
    handlers,
    launchAddress: (edition: string, learner: string) => `${origin}/launch/${edition}?learner=${learner}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  function send(response: ServerResponse, extension: string, content: Buffer | string) {
    response
      .writeHead(200, {
        'content-type': types[extension] ?? 'application/octet-stream',
        'content-security-policy': "script-src 'self'",
      })
      .end(content)
  }
}

async function runtime(edition: string): Promise<Buffer> {
  const name = edition === 'scorm-1.2' ? 'scorm12' : 'scorm2004'
  return readFile(createRequire(import.meta.url).resolve(`scorm-again/${name}/min`))
}

function launchPage(edition: string): string {
  return `<!doctype html><html lang="en"><title>LMS</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<script src="/runtime/${edition}"></script>
<body data-edition="${edition}"><script src="/launch.js?edition=${edition}"></script></body></html>`
}

/** Synchronous, as LMS launch pages are: the API must be there before the frame loads. */
function launchScript(edition: string, _learner: string): string {
  return `
const learner = new URLSearchParams(location.search).get('learner')
const load = new XMLHttpRequest()
load.open('GET', '/registration/' + learner, false)
load.send()
const { cmi } = JSON.parse(load.responseText)
const settings = { lmsCommitUrl: '/registration/' + learner, dataCommitFormat: 'json', autocommit: false, logLevel: 5, sendFullCommit: true, mastery_override: true }
const old = ${JSON.stringify(edition)} === 'scorm-1.2'
const Api = old ? window.Scorm12API : window.Scorm2004API
const api = new Api(settings)
window[old ? 'API' : 'API_1484_11'] = api
if (cmi) {
  delete (old ? cmi.core : cmi).session_time
  api.loadFromJSON(cmi, '')
}
if (old) { api.cmi.core.student_id = learner } else { api.cmi.learner_id = learner }
window.problems = []
const watch = (name) => {
  const call = api[name].bind(api)
  api[name] = (...args) => {
    const answer = call(...args)
    const code = (api.LMSGetLastError ?? api.GetLastError).call(api)
    if (String(code) !== '0' && !/^(LMS)?GetLastError$/.test(name) && !(/Get/.test(name) && String(code) === '403')) window.problems.push([name, ...args, code].join(' '))
    return answer
  }
}
for (const name of old ? ['LMSSetValue', 'LMSCommit', 'LMSFinish'] : ['SetValue', 'Commit', 'Terminate']) watch(name)
const frame = document.createElement('iframe')
frame.title = 'Course'
frame.src = '/package/' + ${JSON.stringify(edition)} + '/index.html'
document.body.append(frame)
`
}
