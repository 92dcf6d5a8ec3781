import { create, find } from '@/shared/db'
import { defineChannel } from './define-channel'
import { messageIdOf, reachByMail } from './email'

/** Where no mail server is set up: mail is kept in the database and shown on the mailbox page. For evaluation. */
export const mailOutbox = ({ from }: { from: string }) =>
  defineChannel({
    name: 'email',
    carrier: 'mailbox page',
    reach: reachByMail,
    async send({ letter, req }) {
      const messageId = messageIdOf({ id: letter.id, from })
      const { docs } = await find({
        req,
        collection: 'mails',
        where: { messageId: { equals: messageId } },
        limit: 1,
        select: {},
      })
      if (docs.length === 0) {
        await create({
          req,
          collection: 'mails',
          data: {
            organisation: letter.organisation,
            to: letter.to.address,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            headers: letter.headers,
            messageId,
          },
        })
      }
      return { state: 'sent', providerId: messageId }
    },
  })
