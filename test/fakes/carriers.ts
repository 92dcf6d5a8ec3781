import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'

/** What a carrier was handed, as it read it off the wire. */
export type Taken = {
  to: string
  text: string
  subject?: string
  html?: string
  id?: string
  headers?: Record<string, string>
}
/** `no`: for good. `nobody`: the address does not exist. `later`: try again. `gone`: ask nothing more. */
export type Mood = 'yes' | 'no' | 'nobody' | 'later' | 'gone'

export type Carrier = {
  url: string
  taken: Taken[]
  /** How it answers from now on. */
  mood(mood: Mood): void
  stop(): Promise<void>
}

/** A mail server: a real one, that keeps what it is sent. */
export async function startSmtp(): Promise<Carrier> {
  const taken: Taken[] = []
  let mood: Mood = 'yes'
  const refused = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      if (mood === 'nobody') done(refused(550, 'No such user here'))
      else if (mood === 'later') done(refused(451, 'Try again later'))
      else done()
    },
    onData(stream, session, done) {
      simpleParser(stream)
        .then((mail) => {
          if (mood === 'no') return done(refused(552, 'Message too large'))
          taken.push({
            to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
            text: mail.text ?? '',
            subject: mail.subject ?? '',
            html: mail.html || '',
            id: mail.messageId ?? '',
            headers: Object.fromEntries(
              mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 2)]),
            ),
          })
          done()
        })
        .catch(done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?tls=no`,
    taken,
    mood: (next) => void (mood = next),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

export const twilioAccount = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'the token of the test',
  from: '+3225550100',
}

/** Twilio, as far as sending goes: refuses what the real one would refuse of the request itself. */
export function startTwilio(): Promise<Carrier> {
  return startHttp(({ request, body, mood, taken }) => {
    const { accountSid, authToken } = twilioAccount
    const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    const error = (status: number, code: number, message: string) => ({ status, json: { code, message, status } })
    if (request.headers.authorization !== basic) return error(401, 20003, 'Authenticate')
    if (request.method !== 'POST' || request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`)
      return error(404, 20404, 'The requested resource was not found')
    const form = new URLSearchParams(body)
    if (form.get('From') !== twilioAccount.from || !form.get('Body')) return error(400, 21603, 'Incomplete')
    if (mood === 'nobody') return error(400, 21211, "Invalid 'To' Phone Number")
    if (mood === 'no') return error(400, 21617, 'Body is too long')
    if (mood === 'later') return error(503, 20503, 'Service unavailable')
    const id = `SM${String(taken.length + 1).padStart(32, '0')}`
    taken.push({ to: form.get('To') ?? '', text: form.get('Body') ?? '', id })
    return { status: 201, json: { sid: id, status: 'queued' } }
  })
}

/** Amazon's services, as far as sending goes; they want a signed request. */
export function startAws(): Promise<Carrier> {
  return startHttp(async ({ request, body, mood, taken }) => {
    if (!/^AWS4-HMAC-SHA256 Credential=test\//.test(request.headers.authorization ?? ''))
      return { status: 403, json: {} }
    const mail = request.url?.startsWith('/v2/email')
    const fault = (status: number, name: string) =>
      mail
        ? { status, json: { message: name }, headers: { 'x-amzn-errortype': name } }
        : {
            status,
            xml: `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${name}</Code><Message>${name}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
          }
    if (mood === 'later') return fault(mail ? 400 : 503, mail ? 'LimitExceededException' : 'ServiceUnavailable')
    if (mood !== 'yes') return fault(400, mail ? 'MessageRejected' : 'InvalidParameter')
    const id = `id-${taken.length + 1}`
    if (mail) {
      const { Content, Destination } = JSON.parse(body) as {
        Content: { Raw: { Data: string } }
        Destination?: { ToAddresses: string[] }
      }
      const parsed = await simpleParser(Buffer.from(Content.Raw.Data, 'base64'))
      const to = Destination?.ToAddresses.join(', ') ?? [parsed.to].flat()[0]?.value[0]?.address ?? ''
      taken.push({
        to,
        text: parsed.text ?? '',
        subject: parsed.subject ?? '',
        html: parsed.html || '',
        id: parsed.messageId ?? '',
      })
      return { status: 200, json: { MessageId: id } }
    }
    const form = new URLSearchParams(body)
    taken.push({ to: form.get('PhoneNumber') ?? '', text: form.get('Message') ?? '', id })
    return {
      status: 200,
      xml: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>`,
    }
  })
}

export const webhookSecret = `whsec_${Buffer.from('thirty-two bytes of a test secret').toString('base64')}`

/** A receiver that believes nothing without a signature, checked by the library of the standard. */
export function startReceiver({ secret = () => webhookSecret }: { secret?: () => string } = {}): Promise<Carrier> {
  return startHttp(({ request, body, mood, taken }) => {
    const headers = request.headers as Record<string, string>
    try {
      new Webhook(secret()).verify(body, headers)
    } catch {
      return { status: 401, json: {} }
    }
    if (mood !== 'yes') return { status: { no: 400, nobody: 404, later: 503, gone: 410 }[mood], json: {} }
    taken.push({ to: request.url ?? '', text: body, id: headers['webhook-id'] ?? '', headers })
    return { status: 204 }
  })
}

type Answer = { status: number; json?: unknown; xml?: string; headers?: Record<string, string> }

async function startHttp(
  answer: (given: { request: IncomingMessage; body: string; mood: Mood; taken: Taken[] }) => Answer | Promise<Answer>,
): Promise<Carrier> {
  const taken: Taken[] = []
  let mood: Mood = 'yes'
  const respond = async (request: IncomingMessage): Promise<Answer> => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    return answer({ request, body, mood, taken })
  }
  const server: Server = createServer((request, response) => {
    void respond(request).then(({ status, json, xml, headers }) => {
      response.writeHead(status, { 'content-type': xml ? 'text/xml' : 'application/json', ...headers })
      response.end(xml ?? (json === undefined ? '' : JSON.stringify(json)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    mood: (next) => void (mood = next),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
