import { env } from '@/shared/env'
import type { Channel } from './channels/define-channel'
import { email, ses, smtp } from './channels/email'
import { inApp } from './channels/in-app'
import { mailOutbox } from './channels/mail-outbox'
import { noMail } from './channels/no-mail'
import { smsSns } from './channels/sms-sns'
import { smsTwilio } from './channels/sms-twilio'
import { webhook } from './channels/webhook'

/** The ways that are set up, by name. A name left out is a way nobody can be reached by. */
export type Channels = Partial<Record<Channel['name'], Channel>>

let chosen: Channels | undefined

/** What the plugin was given, or what the environment says. */
export function channels(): Channels {
  chosen ??= channelsFromEnvironment()
  return chosen
}

export function chooseChannels(list: readonly Channel[] | undefined): void {
  chosen = list && Object.fromEntries(list.map((channel) => [channel.name, channel]))
}

export const mailFrom = (): string => env.MAIL_FROM ?? `Coursewright <no-reply@${new URL(env.PUBLIC_URL).hostname}>`

/** Where the status of an SMS is told. Part of the signature, so it must be what Twilio calls, letter by letter. */
export const twilioStatusUrl = (): string => `${env.PUBLIC_URL}/api/deliveries/twilio-status`

/** Whether the mailbox page is there: in development, where somebody evaluates, or where it is switched on. */
export function mailboxIsOpen(): boolean {
  return env.DEV_MAILBOX ?? (env.NODE_ENV === 'development' || env.EMBEDDED_DATABASE)
}

export const localWebhooksAllowed = (): boolean => env.NODE_ENV !== 'production' || env.WEBHOOKS_ALLOW_LOCAL === true

function channelsFromEnvironment(): Channels {
  const from = mailFrom()
  const mail = env.SMTP_URL
    ? email({ server: smtp({ url: env.SMTP_URL }), from })
    : env.SES_REGION
      ? email({ server: ses({ region: env.SES_REGION }), from })
      : mailboxIsOpen()
        ? mailOutbox({ from })
        : noMail()
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: sender, SNS_REGION } = env
  const sms =
    accountSid && authToken && sender
      ? smsTwilio({
          accountSid,
          authToken,
          from: sender,
          // Twilio cannot reach a machine without a public name.
          ...(env.PUBLIC_URL.startsWith('https://') ? { statusCallback: twilioStatusUrl() } : {}),
        })
      : SNS_REGION
        ? smsSns({ region: SNS_REGION })
        : undefined
  return {
    'in-app': inApp(),
    email: mail,
    webhook: webhook({ allowLocal: localWebhooksAllowed() }),
    ...(sms ? { sms } : {}),
  }
}
