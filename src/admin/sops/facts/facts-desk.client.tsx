'use client'
import { SetDocumentStepNav, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import type { FactsView } from '@/systems/generation/public'
import { callApi } from '../../shared/call-api'
import { FactForm, type FactInput } from './fact-form'
import { FactRow } from './fact-row'
import { Unread } from './unread'
import { groups } from './words'
import '../../tokens.css'
import './facts.css'

type Show = 'all' | 'changed' | 'look' | 'unread'
/** What is being written: an edit of a fact, or a new one from a passage. */
type Open = { edit: number } | { add: string; at: number | null } | null

/** Facts of an SOP version with their passages. People edit, drop and add; courses are drafted from what stands here. */
export function FactsDesk({ view }: { view: FactsView }) {
  const { config } = useConfig()
  const router = useRouter()
  const [group, setGroup] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { facts, unread, version, mayEdit } = view
  const changed = facts.filter(({ state }) => state !== 'found')
  const look = facts.filter(({ remarks, gone }) => gone || remarks.length > 0)
  const shown = useMemo(
    () => filtered(facts, { group, show, words: words.trim().toLowerCase() }),
    [facts, group, show, words],
  )
  const act = async (path: string, body: unknown, done: string) => {
    setBusy(true)
    setError(null)
    try {
      await callApi({ path: `${config.routes.api}/sop-facts/${path}`, body })
      toast.success(done)
      setOpen(null)
      router.refresh()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Load the page again.')
    } finally {
      setBusy(false)
    }
  }
  const add = (segment: string) => (input: FactInput) =>
    void act('add', { version: version.id, segment, ...input }, 'Added. The next course is drafted with it.')
  const passage = `${config.routes.admin}/collections/sop-versions/${version.id}/parse?passage=`
  return (
    <div className="cwa cwa-facts">
      <SetDocumentStepNav
        collectionSlug="sop-versions"
        id={version.id}
        pluralLabel="SOP versions"
        useAsTitle="filename"
        view="Facts"
      />
      <header className="cwa-facts-head">
        <div>
          <p className="cwa-label">
            {version.title} {version.label} · {version.filename}
          </p>
          <h2>
            {facts.length === 1 ? 'One fact' : `${facts.length} facts`}
            {changed.length > 0 ? `, ${changed.length} changed by people` : ''}
          </h2>
          <p className="cwa-quiet">
            Courses are drafted from these.{' '}
            {mayEdit
              ? 'Edit what was read wrongly, drop what should not be taught, add what is missing.'
              : 'Authors edit them.'}
          </p>
        </div>
        <div className="cwa-facts-filters" role="search" aria-label="Filter facts">
          <label>
            <span>Kind</span>
            <select value={group} onChange={(event) => setGroup(event.target.value)} disabled={show === 'unread'}>
              <option value="">All kinds</option>
              {groups.map(({ name, label, has }) => {
                const { length } = facts.filter(has)
                return (
                  <option key={name} value={name} disabled={length === 0}>
                    {label} ({length})
                  </option>
                )
              })}
            </select>
          </label>
          <label>
            <span>Show</span>
            <select value={show} onChange={(event) => setShow(event.target.value as Show)}>
              <option value="all">All facts</option>
              <option value="changed">Changed by people ({changed.length})</option>
              <option value="look">Needing a look ({look.length})</option>
              <option value="unread">Passages without a fact ({unread.length})</option>
            </select>
          </label>
          <label>
            <span>Words</span>
            <input type="text" value={words} maxLength={100} onChange={(event) => setWords(event.target.value)} />
          </label>
        </div>
      </header>
      {error !== null && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      <p className="cwa-hidden" role="status">
        {show === 'unread' ? `${unread.length} passages` : `${shown.length} facts shown`}
      </p>
      {show === 'unread' ? (
        <Unread
          passages={unread.filter(({ text }) => text.toLowerCase().includes(words.trim().toLowerCase()))}
          address={passage}
          mayEdit={mayEdit}
          open={open !== null && 'add' in open && open.at === null ? open.add : null}
          onOpen={(segment) => setOpen(segment === null ? null : { add: segment, at: null })}
          busy={busy}
          onAdd={add}
        />
      ) : shown.length === 0 ? (
        <p className="cwa-empty">
          {facts.length === 0
            ? 'Nothing in this SOP was taken for a fact. Look at the passages without a fact, or check the reading.'
            : 'No fact fits these filters. Choose fewer.'}
        </p>
      ) : (
        <ol>
          {shown.map((fact, at) => (
            <FactRow
              key={fact.id}
              fact={fact}
              heading={samePath(fact.path, shown[at - 1]?.path) ? null : fact.path}
              address={passage}
              mayEdit={mayEdit}
              busy={busy}
              editing={open !== null && 'edit' in open && open.edit === fact.id}
              onEdit={(on) => setOpen(on ? { edit: fact.id } : null)}
              onSave={(input) =>
                void act(`${fact.id}/edit`, { revision: fact.revision, ...input }, 'Saved. The next course says it so.')
              }
              onDrop={() =>
                void act(
                  `${fact.id}/drop`,
                  { revision: fact.revision },
                  fact.state === 'added' ? 'Removed.' : 'Dropped. The next course leaves it out.',
                )
              }
              onRestore={() => void act(`${fact.id}/restore`, { revision: fact.revision }, 'As it was read again.')}
              onAdd={() => setOpen({ add: fact.passages.at(-1)?.segment ?? '', at: fact.id })}
            >
              {open !== null && 'add' in open && open.at === fact.id && (
                <FactForm
                  title="Another fact from this passage"
                  start={{ kind: 'statement', text: fact.passages.at(-1)?.text ?? '', words: {}, header: [] }}
                  busy={busy}
                  onSave={add(open.add)}
                  onCancel={() => setOpen(null)}
                />
              )}
            </FactRow>
          ))}
        </ol>
      )}
    </div>
  )
}

function filtered(
  facts: FactsView['facts'],
  { group, show, words }: { group: string; show: Show; words: string },
): FactsView['facts'] {
  const has = groups.find(({ name }) => name === group)?.has
  return facts.filter(
    (fact) =>
      (!has || has(fact)) &&
      (show !== 'changed' || fact.state !== 'found') &&
      (show !== 'look' || fact.gone || fact.remarks.length > 0) &&
      (words === '' || fact.text.toLowerCase().includes(words)),
  )
}

const samePath = (one: readonly string[], other: readonly string[] | undefined): boolean =>
  other !== undefined && one.join('\n') === other.join('\n')
