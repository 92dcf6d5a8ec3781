'use client'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { PartRef } from '@/systems/courses/public'
import type { RewriteView } from '@/systems/generation/public'
import { ActionButton } from '../../../shared/action-button'
import { Dialog } from '../../../shared/dialog'
import { compare } from './compare'
import { PartPreview } from './part-preview'
import type { Rewrites } from './use-rewrites'
import { partWord, shortWish, wishesFor, wishWords } from './wishes'

type Asked = { part: PartRef; title: string; wish: string | null }

/** What is proposed for a part, beside what it says now: to take, to leave, or to ask for another. */
export function RewriteDialog({
  asked: { part, title, wish },
  rewrites,
  onClose,
}: {
  asked: Asked
  rewrites: Rewrites
  onClose: () => void
}) {
  const list = rewrites.of(part)
  const [chosen, choose] = useState<number | null>(null)
  const [asking, setAsking] = useState(wish === 'words')
  const proposal = list.find(({ id }) => id === chosen) ?? list.at(-1) ?? null
  const ask = (instruction: string) => {
    setAsking(false)
    void rewrites.ask(part, instruction).then((made) => made && choose(made.id))
  }
  // What the menu asked for is asked once, when the dialog opens.
  const done = useRef(false)
  useEffect(() => {
    if (wish !== null && wish !== 'words' && !done.current) ask(wish)
    done.current = true
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ask` is new with every answer; the wish is not.
  }, [])
  return (
    <Dialog
      title={`Rewrite ${part.kind === 'lesson' ? 'the lesson' : `a ${partWord[part.kind]} of`} “${title}”`}
      onClose={onClose}
    >
      <div className="cwa-rewrite">
        {list.length > 0 && (
          <div className="cwa-tabs" role="group" aria-label="Proposals">
            {list.map((one, at) => (
              <button key={one.id} type="button" aria-pressed={one.id === proposal?.id} onClick={() => choose(one.id)}>
                {at + 1}. {shortWish(one.instruction)}
                {one.state === 'stale' && ' (out of date)'}
                {one.state === 'failed' && ' (failed)'}
              </button>
            ))}
          </div>
        )}
        <div aria-live="polite">
          {rewrites.error && (
            <p className="cwa-note cwa-note-warn" role="alert">
              {rewrites.error}
            </p>
          )}
          {rewrites.busy && <p className="cwa-quiet">One moment …</p>}
        </div>
        {asking ? (
          <Words rewrites={rewrites} onAsk={ask} onCancel={() => setAsking(false)} />
        ) : proposal ? (
          <One
            key={proposal.id}
            proposal={proposal}
            rewrites={rewrites}
            onAsk={ask}
            onWords={() => setAsking(true)}
            onClose={onClose}
          />
        ) : (
          <Foot part={part} rewrites={rewrites} onAsk={ask} onWords={() => setAsking(true)} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}

function One({
  proposal,
  rewrites,
  onAsk,
  onWords,
  onClose,
}: {
  proposal: RewriteView
  rewrites: Rewrites
  onAsk: (instruction: string) => void
  onWords: () => void
  onClose: () => void
}) {
  const [overwrite, setOverwrite] = useState(false)
  const { part, state, before, after, progress } = proposal
  const id = useId()
  const sides = useMemo(() => {
    if (!after) return null
    const { blocks, append } = overwrite ? after : (after.keeping ?? after)
    const now = { blocks: before.blocks, claims: before.claims }
    const then = { blocks: [...blocks, ...append], claims: after.claims }
    return { before: compare(now, then), after: compare(then, now) }
  }, [before, after, overwrite])
  const by = proposal.model ? `${proposal.provider}, ${proposal.model}` : 'Built-in, in the words of the SOP'
  const foot = (
    <Foot
      part={part}
      rewrites={rewrites}
      onAsk={onAsk}
      onWords={onWords}
      onClose={onClose}
      again={proposal.instruction}
    />
  )
  if (state === 'queued' || state === 'running') {
    return (
      <>
        <div className="cwa-rewrite-wait" role="status">
          <p>{progress ? `${progress.label} …` : 'Waiting for its turn …'}</p>
          <progress max={progress?.total ?? 3} value={progress ? progress.done + 0.5 : 0} aria-label="How far it is" />
        </div>
        <div className="cwa-row">
          <ActionButton busy={rewrites.busy} onClick={() => void rewrites.cancel(proposal)}>
            Stop
          </ActionButton>
          <ActionButton look="transparent" onClick={onClose}>
            Close, and look later
          </ActionButton>
        </div>
      </>
    )
  }
  if (state === 'failed' || !after || !sides) {
    return (
      <>
        <p className="cwa-note cwa-note-warn">{proposal.error?.message ?? 'It came to nothing. Ask for another.'}</p>
        <div className="cwa-row">
          <ActionButton busy={rewrites.busy} onClick={() => void rewrites.decline(proposal)}>
            Dismiss
          </ActionButton>
        </div>
        {foot}
      </>
    )
  }
  return (
    <>
      <p className="cwa-rewrite-note">
        {after.note} <span className="cwa-quiet">{by}</span>
      </p>
      {state === 'stale' && (
        <p className="cwa-note cwa-note-warn">
          The {partWord[part.kind]} was changed after this was proposed, so it can no longer be accepted. Ask for
          another.
        </p>
      )}
      {after.lost.length > 0 && (
        <div className="cwa-note cwa-rewrite-lost">
          <p>
            <b>
              {after.lost.length === 1 ? 'One statement was' : `${after.lost.length} statements were`} written by hand.
            </b>{' '}
            {overwrite ? 'This would be lost:' : 'They stay as they are:'}
          </p>
          <ul>
            {after.lost.map((one) => (
              <li key={one.key}>“{one.text}”</li>
            ))}
          </ul>
          <label className="cwa-option">
            <input type="checkbox" checked={overwrite} onChange={(event) => setOverwrite(event.target.checked)} />
            <span>Replace what was written by hand as well</span>
          </label>
        </div>
      )}
      <div className="cwa-sides">
        <details className="cwa-side cwa-side-before" open>
          <summary>
            <h3 id={`${id}-now`}>Now</h3>
          </summary>
          <PartPreview shown={sides.before} side="before" />
        </details>
        <section className="cwa-side cwa-side-after" aria-labelledby={`${id}-then`}>
          <h3 id={`${id}-then`}>Instead</h3>
          <PartPreview shown={sides.after} side="after" remarks={after.exercises} />
        </section>
      </div>
      <div className="cwa-row cwa-rewrite-foot">
        <ActionButton
          look="primary"
          busy={rewrites.busy}
          why={state === 'stale' ? 'It was made for an older state of this part' : undefined}
          onClick={() => void rewrites.accept(proposal, overwrite).then((done) => done && onClose())}
        >
          Accept
        </ActionButton>
        <ActionButton busy={rewrites.busy} onClick={() => onAsk(proposal.instruction)}>
          Another
        </ActionButton>
        <ActionButton busy={rewrites.busy} onClick={() => void rewrites.decline(proposal)}>
          Decline
        </ActionButton>
        <ActionButton look="transparent" onClick={onClose}>
          Close
        </ActionButton>
      </div>
      <More part={part} rewrites={rewrites} onAsk={onAsk} onWords={onWords} />
    </>
  )
}

function Foot({
  part,
  rewrites,
  onAsk,
  onWords,
  onClose,
  again,
}: {
  part: PartRef
  rewrites: Rewrites
  onAsk: (instruction: string) => void
  onWords: () => void
  onClose: () => void
  again?: string
}) {
  return (
    <>
      <More part={part} rewrites={rewrites} onAsk={onAsk} onWords={onWords} />
      <div className="cwa-row">
        {again !== undefined && (
          <ActionButton look="primary" busy={rewrites.busy} onClick={() => onAsk(again)}>
            Another
          </ActionButton>
        )}
        <ActionButton onClick={onClose}>Close</ActionButton>
      </div>
    </>
  )
}

/** Other wishes for the same part: every answer is kept to choose from. */
function More({
  part,
  rewrites,
  onAsk,
  onWords,
}: {
  part: PartRef
  rewrites: Rewrites
  onAsk: (instruction: string) => void
  onWords: () => void
}) {
  return (
    <p className="cwa-rewrite-more">
      <span className="cwa-quiet">Or ask for: </span>
      {wishesFor(part).map((wish) => (
        <button key={wish} type="button" className="cwa-link" disabled={rewrites.busy} onClick={() => onAsk(wish)}>
          {wishWords[wish]}
        </button>
      ))}
      <button type="button" className="cwa-link" onClick={onWords}>
        Say what to change …
      </button>
    </p>
  )
}

function Words({
  rewrites,
  onAsk,
  onCancel,
}: {
  rewrites: Rewrites
  onAsk: (words: string) => void
  onCancel: () => void
}) {
  const [words, setWords] = useState('')
  const id = useId()
  const { writer } = rewrites
  const plain = writer !== null && writer.model === null
  return (
    <>
      <div className="cwa-field">
        <label htmlFor={id}>What should change</label>
        <textarea
          id={id}
          autoFocus
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          aria-describedby={`${id}-hint`}
        />
        <p className="cwa-hint" id={`${id}-hint`}>
          {plain
            ? 'Only a model can follow words, and none is chosen here: an administrator can set one up (Admin, AI). The buttons work without one.'
            : `${writer ? writer.title : 'The model'} writes it from the SOP, and cites a passage for everything. Each statement is checked.`}
        </p>
      </div>
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={rewrites.busy}
          why={plain ? 'No model is set up' : words.trim() === '' ? 'Say what should change first' : undefined}
          onClick={() => onAsk(words.trim())}
        >
          Ask for it
        </ActionButton>
        <ActionButton look="transparent" onClick={onCancel}>
          Back
        </ActionButton>
      </div>
    </>
  )
}
