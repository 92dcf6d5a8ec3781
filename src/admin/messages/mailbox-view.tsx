import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { DomainError } from '@/shared/errors'
import { getMailbox, type Mailbox } from '@/systems/notifications/public'
import { MailFrame } from './mail-frame.client'
import '../tokens.css'
import './mailbox.css'

type Search = Record<string, string | string[] | undefined>

/** Every message as it would be sent, and the mail that was not sent because no mail server is set up. */
export async function MailboxView({ initPageResult, params, searchParams, i18n, payload }: AdminViewServerProps) {
  const search: Search = searchParams ?? {}
  const chosen = { message: one(search.message), language: one(search.language), mail: Number(one(search.mail)) }
  const mailbox = await getMailbox({ req: initPageResult.req, ...chosen }).catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 404) return notFound()
    throw error
  })
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={initPageResult.locale}
      params={params}
      payload={payload}
      permissions={initPageResult.permissions}
      searchParams={searchParams}
      user={initPageResult.req.user ?? undefined}
      viewActions={payload.config.admin.components?.actions}
      visibleEntities={initPageResult.visibleEntities}
    >
      <Gutter className="cwa cwa-page cwa-mailbox">
        <header>
          <h1>Mailbox</h1>
          <p className="cwa-quiet">
            {mailbox.carrier === 'mailbox page'
              ? 'No mail server is set up: mail is kept here instead of being sent. Set SMTP_URL to send it.'
              : `Mail goes out by ${mailbox.carrier}; here is how each message looks.`}
          </p>
        </header>
        <div className="cwa-mailbox-panes">
          <nav aria-label="Mails and messages">
            <Mails mailbox={mailbox} chosen={chosen.mail} />
            <Messages mailbox={mailbox} chosen={chosen.message} language={chosen.language} />
          </nav>
          <section aria-label="What was chosen" className="cwa-mailbox-letter">
            <Letter mailbox={mailbox} />
          </section>
        </div>
      </Gutter>
    </DefaultTemplate>
  )
}

function Mails({ mailbox, chosen }: { mailbox: Mailbox; chosen: number }) {
  return (
    <>
      <h2>Written mail</h2>
      {mailbox.mails.length === 0 ? <p className="cwa-quiet">None yet.</p> : null}
      <ul>
        {mailbox.mails.map((mail) => (
          <li key={mail.id}>
            <a href={`?mail=${mail.id}`} aria-current={mail.id === chosen ? 'page' : undefined}>
              {mail.subject}
              <small>
                {mail.to}, {mail.at.slice(0, 16).replace('T', ' ')} UTC
              </small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Messages({
  mailbox,
  chosen,
  language = 'en',
}: {
  mailbox: Mailbox
  chosen: string | undefined
  language?: string | undefined
}) {
  const groups = [...new Set(mailbox.messages.map(({ kind }) => kind))]
  return (
    <>
      <h2>Every message, with sample data</h2>
      {groups.map((group) => (
        <details key={group} open={mailbox.messages.some(({ kind, name }) => kind === group && name === chosen)}>
          <summary>
            {group} <span className="cwa-quiet">{mailbox.messages.filter(({ kind }) => kind === group).length}</span>
          </summary>
          <ul>
            {mailbox.messages
              .filter(({ kind }) => kind === group)
              .map(({ name, on, through }) => (
                <li key={name}>
                  <a href={`?message=${name}&language=${language}`} aria-current={name === chosen ? 'page' : undefined}>
                    {name.replaceAll('-', ' ')}
                    <small>
                      on {on}, by {through.join(', ')}
                    </small>
                  </a>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </>
  )
}

function Letter({ mailbox }: { mailbox: Mailbox }) {
  const { preview, mail } = mailbox
  if (mail) {
    return (
      <>
        <h2>{mail.subject}</h2>
        <p className="cwa-quiet">To {mail.to}</p>
        <MailFrame html={mail.html} />
        <Plain title="Plain text" text={mail.text} />
        {Object.keys(mail.headers).length ? (
          <Plain
            title="Headers"
            text={Object.entries(mail.headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n')}
          />
        ) : null}
      </>
    )
  }
  if (!preview) return <p className="cwa-quiet">Choose a mail or a message on the left.</p>
  return (
    <>
      <p className="cwa-row" role="group" aria-label="Language">
        {mailbox.languages.map((language) => (
          <a
            key={language}
            href={`?message=${preview.name}&language=${language}`}
            aria-current={language === preview.language ? 'true' : undefined}
          >
            {language}
          </a>
        ))}
      </p>
      <h2>{preview.subject}</h2>
      <MailFrame html={preview.html} />
      <Plain title="In the inbox" text={preview.inbox} />
      <Plain title="SMS" text={preview.sms} />
      <Plain title="Plain text" text={preview.text} />
      <Plain title="The event" text={JSON.stringify(preview.event, null, 2)} />
    </>
  )
}

function Plain({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h3>{title}</h3>
      <pre tabIndex={0}>{text}</pre>
    </>
  )
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
