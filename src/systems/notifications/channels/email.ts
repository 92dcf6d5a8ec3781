import type { Transporter } from 'nodemailer'
import { defineChannel, DeliveryRefused, type Channel } from './define-channel'

export type MailServer = {
  carrier: string
  /** Opened at the first mail. */
  open: () => Promise<Transporter>
}

/** A server that speaks SMTP, at `smtps://user:password@host:465`. */
export const smtp = ({ url }: { url: string }): MailServer => ({
  carrier: 'smtp',
  async open() {
    const { createTransport } = await import('nodemailer')
    const { protocol, hostname, port, username, password, searchParams } = new URL(url)
    const secure = protocol === 'smtps:'
    return createTransport({
      pool: true,
      maxConnections: 3,
      host: hostname,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      ignoreTLS: searchParams.get('tls') === 'no',
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    })
  },
})

/** Amazon SES, with the credentials that the machine or the environment has. */
export const ses = ({ region, endpoint }: { region: string; endpoint?: string }): MailServer => ({
  carrier: 'ses',
  async open() {
    const [{ createTransport }, { SESv2Client, SendEmailCommand }] = await Promise.all([
      import('nodemailer'),
      import('@aws-sdk/client-sesv2'),
    ])
    return createTransport({
      SES: { sesClient: new SESv2Client({ region, ...(endpoint ? { endpoint } : {}) }), SendEmailCommand },
    } as never)
  },
})

/** Mail through a server. `from`: `Coursewright <courses@example.com>`. */
export function email({
  server,
  from,
}: {
  server: MailServer
  from: string
}): Channel & { transport: () => Promise<Transporter> } {
  let opened: Promise<Transporter> | undefined
  const transport = () => {
    opened ??= server.open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  const channel = defineChannel({
    name: 'email',
    carrier: server.carrier,
    reach: reachByMail,
    async send({ letter, signal }) {
      signal.throwIfAborted()
      const mailer = await transport()
      try {
        const { messageId } = (await mailer.sendMail({
          from,
          to: { name: letter.to.name, address: letter.to.address },
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: messageIdOf({ id: letter.id, from }),
          headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
        })) as { messageId?: string }
        return { state: 'sent', providerId: messageId ?? null }
      } catch (error) {
        throw refusalOf(error) ?? error
      }
    },
    async close() {
      const mailer = await opened
      opened = undefined
      mailer?.close()
    },
  })
  return Object.assign(channel, { transport })
}

export const reachByMail: Channel['reach'] = ({ email }) =>
  email ? { address: email } : { unreachable: 'There is no email address.' }

/** The same for every try of a letter, so that mailboxes can tell a repetition. */
export function messageIdOf({ id, from }: { id: string; from: string }): string {
  return `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'coursewright.local'}>`
}

/** RFC 5321: 5xx is for good. 550, 551 and 553 at the recipient say that the mailbox is not there. */
function refusalOf(error: unknown): DeliveryRefused | null {
  const { responseCode, command, message, name } = error as {
    responseCode?: number
    command?: string
    message?: string
    name?: string
  }
  if (name === 'MessageRejected') return new DeliveryRefused({ message: `Amazon SES refused it: ${message}` })
  if (responseCode === undefined || responseCode < 500) return null
  // A wrong password in the settings is no fault of the letter: it is put right, and the letter sent.
  if (command === 'AUTH' || command === 'AUTH PLAIN' || responseCode === 530 || responseCode === 535) return null
  const bounced = command === 'RCPT TO' && [550, 551, 553].includes(responseCode)
  return new DeliveryRefused({ message: `The mail server refused it: ${message}`, bounced })
}
