import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { CourseManifest } from '@/shared/manifest/schema'
import {
  flushPlayer,
  phrasesFor,
  Player,
  stateOnDevice,
  toLearnerContent,
  withDeviceNet,
  type Translate,
} from '@/player'
import { packageHost } from './package-host'
import type { Connect, Tracking } from './tracking'
import { deviceOnly, SessionRefused } from './tracking'

declare global {
  var coursewright: CourseManifest | undefined
}

/** Starts a package: connects to whoever tracks it, then plays where the learner left. */
export async function play(connect: Connect) {
  const manifest = globalThis.coursewright
  const place = document.getElementById('player')
  if (!manifest || !place) throw new Error('The package is not complete: course.js is missing.')
  const t = phrasesFor(manifest.language)
  const root = createRoot(place)
  const say = (title: string, hint: string, ways?: ReactNode) =>
    root.render(
      <main className="cw-player cw-farewell" lang={manifest.language}>
        <h1>{title}</h1>
        <p>{hint}</p>
        {ways ? <p className="cw-farewell-ways">{ways}</p> : null}
      </main>,
    )
  const begin = (tracking: Tracking) => start({ root, manifest: withPassScore(manifest, tracking), tracking, t, say })
  try {
    begin(await connect(manifest))
  } catch (error) {
    if (!(error instanceof SessionRefused)) throw error
    const { why, returnTo } = error
    const back = returnTo ? (
      <a className="cw-button cw-primary" href={returnTo}>
        {t('backToLms')}
      </a>
    ) : null
    if (why === 'ended') say(t('ended'), t('endedHint'), back)
    else if (why === 'not-started') say(t('notStarted'), t('notStartedHint'))
    else
      say(
        t('noAnswer'),
        t('noAnswerHint'),
        <>
          <button type="button" className="cw-button cw-primary" onClick={() => location.reload()}>
            {t('tryAgain')}
          </button>
          <button type="button" className="cw-button" onClick={() => begin(deviceOnly())}>
            {t('onlyRead')}
          </button>
        </>,
      )
  }
}

/** An LMS may ask for another pass mark than the course does; whoever launches decides. */
function withPassScore(manifest: CourseManifest, { passScore }: Tracking): CourseManifest {
  if (passScore === undefined) return manifest
  return { ...manifest, assessment: { ...manifest.assessment, passScore } }
}

function start({
  root,
  manifest,
  tracking,
  t,
  say,
}: {
  root: Root
  manifest: CourseManifest
  tracking: Tracking
  t: Translate
  say(title: string, hint: string): void
}) {
  const content = toLearnerContent(manifest, { machineOnly: true })
  const leave = () => {
    flushPlayer()
    const gone = Promise.resolve(tracking.leave({ exit: true }))
    say(t('farewell'), t('farewellHint'))
    // An LMS that does not answer keeps nobody.
    void Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000))]).then(() => {
      // A window closes only where the LMS opened it for the course; elsewhere the words stay.
      if (tracking.returnTo) location.assign(tracking.returnTo)
      else window.close()
    })
  }
  const { host, initialState, ...rest } = packageHost({ manifest, content, tracking, leave })
  const key = `${manifest.id}:${manifest.version}:${tracking.learner}`
  root.render(
    <Player
      content={content}
      host={withDeviceNet({ host, key, keep: !tracking.connected })}
      initialState={stateOnDevice({ key, stored: initialState })}
      mode="package"
      notice={!tracking.connected ? t('noLms') : tracking.recorded === false ? t('notRecorded') : undefined}
      {...rest}
    />,
  )

  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tracking.flush()
  })
  // Not in `beforeunload`: LMSs lose what is sent there.
  addEventListener('pagehide', () => {
    flushPlayer()
    void tracking.leave({ exit: false })
  })
  addEventListener('pageshow', ({ persisted }) => {
    // A page brought back from memory has ended its session; only a fresh one can be tracked.
    if (persisted) location.reload()
  })
}
