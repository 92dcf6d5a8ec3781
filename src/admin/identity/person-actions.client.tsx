'use client'

import { Button, toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

type Action = { label: string; path: string; done: string; sure?: string }

const onPeople: Action[] = [
  { label: 'Sign out everywhere', path: 'revoke-sessions', done: 'All sessions of this person have ended.' },
  {
    label: 'Reset second factor',
    path: 'reset-second-factor',
    done: 'The second factor is gone. The person is signed out.',
    sure: 'Have you made sure that it is really this person who asks? Without the second factor the password is enough.',
  },
  {
    label: 'Block',
    path: 'block',
    done: 'This person is signed out and cannot sign in.',
    sure: 'Block this person? They are signed out at once.',
  },
  { label: 'Unblock', path: 'unblock', done: 'This person can sign in again.' },
]

const onInvitations: Action[] = [
  { label: 'Send again', path: 'send-again', done: 'A new mail is on its way; the old link is dead.' },
  {
    label: 'Withdraw',
    path: 'withdraw',
    done: 'The link is dead.',
    sure: 'Withdraw this invitation? Its link stops working.',
  },
]

/** What an administrator can do about somebody else's account, beside the fields. */
export function PersonActions() {
  const { id, savedDocumentData } = useDocumentInfo()
  const { user } = useAuth()
  const isAdmin = (user as { roles?: string[] } | null)?.roles?.includes('admin') ?? false
  if (!id || !isAdmin || user?.id === id) return null
  const blocked = savedDocumentData?.state !== 'active'
  const fitting = onPeople.filter(({ path }) => (blocked ? path !== 'block' : path !== 'unblock'))
  return <Actions address={`/api/users/${id}`} actions={fitting} />
}

export function InvitationActions() {
  const { id, savedDocumentData } = useDocumentInfo()
  if (!id || savedDocumentData?.usedAt || savedDocumentData?.revokedAt) return null
  return <Actions address={`/api/invitations/${id}`} actions={onInvitations} />
}

function Actions({ address, actions }: { address: string; actions: Action[] }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)

  const act = async ({ path, done, sure }: Action) => {
    if (sure && !window.confirm(sure)) return
    setBusy(true)
    const reply = await fetch(`${address}/${path}`, { method: 'POST' }).catch(() => null)
    const answer = (await reply?.json().catch(() => null)) as { errors?: { message: string }[] } | null
    if (reply?.ok) {
      toast.success(done)
      router.refresh()
    } else {
      toast.error(answer?.errors?.[0]?.message ?? 'The server could not be reached. Try again.')
    }
    setBusy(false)
  }

  return actions.map((action) => (
    <Button
      key={action.path}
      buttonStyle="secondary"
      size="medium"
      margin={false}
      disabled={busy}
      onClick={() => void act(action)}
    >
      {action.label}
    </Button>
  ))
}
