'use client'

import { useState } from 'react'
import { request, RequestRefused } from '../../../(learn)/_parts/request.client'
import { AccountForm } from './account-form.client'
import { CodeField, EmailField, PasswordField } from './fields'
import { RecoveryCodes } from './recovery-codes'
import { SetUpApp, type NewKey } from './set-up-app'

type Step = 'password' | 'second-factor' | 'enrol'

/** Password, then what else the account asks for. A session exists only after the last step. */
export function SignInSteps({
  next,
  first = 'password',
  provider,
}: {
  next: string
  first?: Step
  /** What the button of the company's provider says; null where there is none. */
  provider: string | null
}) {
  const [step, setStep] = useState<Step>(first)
  const [key, setKey] = useState<NewKey | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [recovery, setRecovery] = useState(false)

  const goOn = () => {
    // A whole new page: nothing of a visitor's page is kept for the person.
    window.location.assign(next)
  }

  if (codes) {
    return (
      <>
        <RecoveryCodes codes={codes} />
        <button type="button" className="btn pri" onClick={goOn}>
          I have kept them, go on
        </button>
      </>
    )
  }

  switch (step) {
    case 'password':
      return (
        <>
          <AccountForm
            key="password"
            submit="Sign in"
            busy="Signing in…"
            send={async ({ email, password }) => {
              const answer = await signInWith({ email, password, steps: true })
              if (!answer.next) goOn()
              else setStep(answer.next)
              return undefined
            }}
          >
            <EmailField />
            <PasswordField />
          </AccountForm>
          {provider ? (
            <>
              <p className="or">or</p>
              <a className="btn" href={`/api/users/oidc/start?next=${encodeURIComponent(next)}`}>
                Sign in with {provider}
              </a>
            </>
          ) : null}
          <p className="mid door-links">
            <a href="/account/forgot">Forgot the password?</a>
          </p>
        </>
      )
    case 'second-factor':
      return (
        <>
          <p className="mid dim2" style={{ marginTop: 12 }}>
            {recovery
              ? 'One of the ten codes you kept when you set up the app. Each works once.'
              : 'Open your authenticator app and type the six digits it shows for Coursewright.'}
          </p>
          <AccountForm
            key={recovery ? 'recovery' : 'code'}
            submit="Go on"
            send={async ({ code }) => {
              await orBack(() => request('POST', '/api/users/second-factor', { code }), setStep)
              goOn()
              return undefined
            }}
          >
            <CodeField recovery={recovery} />
          </AccountForm>
          <p className="mid">
            <button type="button" className="link" onClick={() => setRecovery(!recovery)}>
              {recovery ? 'Use the app instead' : 'Use a recovery code instead'}
            </button>
          </p>
          <p className="small dim">No phone and no codes? An administrator of your organisation can help.</p>
        </>
      )
    case 'enrol':
      return key ? (
        <>
          <SetUpApp newKey={key} />
          <AccountForm
            key="confirm"
            submit="Switch it on and go on"
            send={async ({ code }) => {
              const confirm = () =>
                request<{ recoveryCodes: string[] }>('POST', '/api/users/second-factor/confirm-sign-in', { code })
              setCodes((await orBack(confirm, setStep)).recoveryCodes)
              return undefined
            }}
          >
            <CodeField />
          </AccountForm>
        </>
      ) : (
        <>
          <p className="mid dim2" style={{ marginTop: 12 }}>
            Your organisation asks its staff for a second factor: a code from an app on your phone. You set it up once;
            it takes a minute.
          </p>
          <AccountForm
            key="begin"
            submit="Set up the app"
            send={async () => {
              setKey(await orBack(() => request<NewKey>('POST', '/api/users/second-factor/begin-sign-in'), setStep))
              return undefined
            }}
          />
        </>
      )
  }
}

async function signInWith(body: Record<string, unknown>): Promise<{ next?: 'second-factor' | 'enrol' }> {
  return request('POST', '/api/users/login', body)
}

/** After ten minutes the password is asked for again. */
async function orBack<T>(ask: () => Promise<T>, setStep: (step: Step) => void): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof RequestRefused && error.code === 'auth.sign-in-again') setStep('password')
    throw error
  }
}
