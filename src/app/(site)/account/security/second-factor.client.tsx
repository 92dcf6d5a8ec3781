'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { CodeField } from '../_parts/fields'
import { RecoveryCodes } from '../_parts/recovery-codes'
import { SetUpApp, type NewKey } from '../_parts/set-up-app'

type State = { enabled: boolean; required: boolean; recoveryLeft: number }
type Doing = { what: 'nothing' } | { what: 'set-up'; key: NewKey } | { what: 'off' } | { what: 'codes' }

/** The authenticator app: set up, switched off, recovery codes. */
export function SecondFactor({ state }: { state: State }) {
  const router = useRouter()
  const [doing, setDoing] = useState<Doing>({ what: 'nothing' })
  const [codes, setCodes] = useState<string[] | null>(null)

  const withCode = (path: string) => async (fields: Record<string, string>) => {
    const answer = await request<{ recoveryCodes?: string[] }>('POST', `/api/users/second-factor/${path}`, {
      code: fields.code,
    })
    setCodes(answer.recoveryCodes ?? null)
    setDoing({ what: 'nothing' })
    router.refresh()
    return undefined
  }
  const cancel = (
    <p>
      <button type="button" className="link" onClick={() => setDoing({ what: 'nothing' })}>
        Leave it as it is
      </button>
    </p>
  )

  return (
    <>
      <p className="mid">
        {state.enabled ? (
          <>
            <b className="c-ok">On.</b> After your password you are asked for a code from your authenticator app.{' '}
            {state.recoveryLeft} of your recovery codes {state.recoveryLeft === 1 ? 'is' : 'are'} left.
          </>
        ) : (
          <>
            <b>Off.</b> With it, somebody who learns your password still cannot sign in: a code from an app on your
            phone is asked for as well.
          </>
        )}
      </p>
      {codes ? (
        <>
          <RecoveryCodes codes={codes} />
          <p style={{ marginTop: 16 }}>
            <button type="button" className="btn" onClick={() => setCodes(null)}>
              I have kept them
            </button>
          </p>
        </>
      ) : doing.what === 'set-up' ? (
        <>
          <SetUpApp newKey={doing.key} />
          <AccountForm submit="Switch it on" send={withCode('confirm')}>
            <CodeField />
          </AccountForm>
          {cancel}
        </>
      ) : doing.what === 'off' || doing.what === 'codes' ? (
        <>
          <AccountForm
            key={doing.what}
            submit={doing.what === 'off' ? 'Switch it off' : 'Make new codes'}
            send={withCode(doing.what === 'off' ? 'disable' : 'recovery-codes')}
          >
            <CodeField />
          </AccountForm>
          {cancel}
        </>
      ) : state.enabled ? (
        <div className="row" style={{ marginTop: 16 }}>
          <button type="button" className="btn" onClick={() => setDoing({ what: 'codes' })}>
            New recovery codes
          </button>
          {state.required ? (
            <span className="small dim">Your organisation asks staff for it, so it stays on.</span>
          ) : (
            <button type="button" className="btn quiet" onClick={() => setDoing({ what: 'off' })}>
              Switch it off
            </button>
          )}
        </div>
      ) : (
        <AccountForm
          submit="Set up the app"
          quiet
          send={async () => {
            setDoing({ what: 'set-up', key: await request<NewKey>('POST', '/api/users/second-factor/begin') })
            return undefined
          }}
        />
      )}
    </>
  )
}
