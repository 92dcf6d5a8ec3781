import { defineChannel, DeliveryRefused } from './define-channel'

const why = 'No mail server is set up (SMTP_URL or SES_REGION).'

/** A server with a database of its own and without a mail server: links with secrets must not pile up in it. */
export const noMail = () =>
  defineChannel({
    name: 'email',
    carrier: 'none',
    reach: () => ({ unreachable: why }),
    send: () => Promise.reject(new DeliveryRefused({ message: why })),
  })
