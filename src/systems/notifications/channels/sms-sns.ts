import type { SNSClient } from '@aws-sdk/client-sns'
import { defineChannel, DeliveryRefused } from './define-channel'
import { reachByPhone } from './sms-twilio'

/** SMS by Amazon SNS, with the credentials that the machine or the environment has. SNS does not tell what became of them. */
export function smsSns({ region, endpoint }: { region: string; endpoint?: string }) {
  let opened: Promise<SNSClient> | undefined
  const open = async () => {
    const { SNSClient } = await import('@aws-sdk/client-sns')
    return new SNSClient({ region, ...(endpoint ? { endpoint } : {}) })
  }
  return defineChannel({
    name: 'sms',
    carrier: 'sns',
    reach: reachByPhone,
    async send({ letter, signal }) {
      const { PublishCommand } = await import('@aws-sdk/client-sns')
      const client = await (opened ??= open())
      try {
        const { MessageId } = await client.send(
          new PublishCommand({
            PhoneNumber: letter.to.address,
            Message: letter.sms,
            MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
          }),
          { abortSignal: signal },
        )
        return { state: 'sent', providerId: MessageId ?? null }
      } catch (error) {
        const { name, message } = error as Error
        if (name === 'InvalidParameterException' || name === 'OptedOutException')
          throw new DeliveryRefused({ message: `Amazon SNS refused it: ${message}`, bounced: true })
        throw error
      }
    },
    close: async () => (await opened)?.destroy(),
  })
}
