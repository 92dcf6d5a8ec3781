import type { Metadata } from 'next'
import { oidcSettings } from '@/systems/identity/public'
import { ownPath, session } from '../../../(learn)/session'
import { Door } from '../_parts/door'
import { GoOn } from '../_parts/go-on.client'
import { SignInSteps } from '../_parts/sign-in-steps.client'
import { problemText } from './problem-text'

export const metadata: Metadata = { title: 'Sign in' }

type Search = Partial<Record<'next' | 'step' | 'problem' | 'done', string | string[]>>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wanted, step, problem, done } = await searchParams
  const next = ownPath(wanted)
  if (await session()) {
    return (
      <Door title="Sign in">
        <GoOn to={next} />
      </Door>
    )
  }
  const first = step === 'second-factor' || step === 'enrol' ? step : 'password'
  return (
    <Door title={first === 'password' ? 'Sign in' : 'One more step'}>
      {typeof problem === 'string' ? <p className="note bad mid">{problemText(problem)}</p> : null}
      {done === 'password' ? <p className="note mid">Your new password holds. Sign in with it.</p> : null}
      {done === 'joined' ? <p className="note mid">Your account is ready. Sign in with your new password.</p> : null}
      {done === 'email' ? <p className="note mid">Your new address holds. Sign in with it.</p> : null}
      <SignInSteps next={next} first={first} provider={oidcSettings()?.label ?? null} />
    </Door>
  )
}
