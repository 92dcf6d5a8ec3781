import Link from 'next/link'
import { findByID } from '@/shared/db'
import type { Session } from '../session'
import { SignOut } from './sign-out.client'

/** Who is signed in, where, the way to the account, and out. */
export async function AccountMenu({ session: { req, person } }: { session: Session }) {
  const organisation = await findByID({
    req,
    collection: 'organisations',
    id: person.organisation,
    select: { name: true },
  })
  return (
    <details className="account">
      <summary>
        <span className="long">
          {person.name} · {organisation.name}
        </span>
        <span className="short">{initials(person.name)}</span>
      </summary>
      <div className="panel">
        <p className="mid">
          <b>{person.name}</b>
        </p>
        <p className="small dim">{person.email}</p>
        <p className="small dim">{organisation.name}</p>
        <Link className="btn" href="/account">
          Your account
        </Link>
        <SignOut />
      </div>
    </details>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}
