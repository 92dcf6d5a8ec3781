import { randomUUID } from 'node:crypto'
import type { Transporter } from 'nodemailer'
import type { EmailAdapter } from 'payload'
import { find, systemRequest } from '@/shared/db'
import { log } from '@/shared/log'
import { channels, mailFrom } from './adapters'
import type { Letter } from './channels/define-channel'

/**
 * Payload's own mail by the same server as ours. Nothing of ours is sent this way; it is for what a project adds, and so that
 * Payload never prints a mail with its link to the log.
 */
export const payloadMail: EmailAdapter = ({ payload }) => ({
  name: 'coursewright',
  defaultFromName: /^([^<]+)</.exec(mailFrom())?.[1]?.trim() ?? 'Coursewright',
  defaultFromAddress: /<([^>]+)>/.exec(mailFrom())?.[1] ?? mailFrom(),
  async sendEmail(message) {
    const channel = channels().email as
      { transport?: () => Promise<Transporter>; send: (given: unknown) => Promise<unknown> } | undefined
    if (channel?.transport) {
      const mailer = await channel.transport()
      await mailer.sendMail({ from: mailFrom(), ...message })
      return
    }
    const to = typeof message.to === 'string' ? message.to : ''
    const req = await systemRequest(payload, { reason: 'mail of Payload itself is kept for the mailbox page' })
    const { docs } = await find({ req, collection: 'users', where: { email: { equals: to } }, limit: 1 })
    const [reader] = docs
    if (!reader || !channel) {
      log.warn('a mail of Payload was dropped: no mail server is set up')
      return
    }
    const organisation = typeof reader.organisation === 'object' ? reader.organisation.id : reader.organisation
    const letter: Letter = {
      id: `payload-${randomUUID()}`,
      organisation,
      occasion: '',
      message: 'payload',
      to: { name: reader.name, address: to, person: reader.id },
      subject: message.subject ?? '',
      text: typeof message.text === 'string' ? message.text : '',
      html: typeof message.html === 'string' ? message.html : '',
      sms: '',
      plain: '',
      link: '',
      headers: {},
    }
    await channel.send({ letter, req, signal: new AbortController().signal })
  },
})
