import { createRoot } from 'react-dom/client'
import type { CourseManifest } from '@/shared/manifest/schema'
import { flushPlayer, phrasesFor, Player, stateOnDevice, toLearnerContent, withDeviceNet } from '@/player'
import { packageHost } from './package-host'
import type { Connect } from './tracking'

declare global {
  var coursewright: CourseManifest | undefined
}

/** Starts a package: connects to whoever tracks it, then plays where the learner left. */
export async function play(connect: Connect) {
  const manifest = globalThis.coursewright
  const place = document.getElementById('player')
  if (!manifest || !place) throw new Error('The package is not complete: course.js is missing.')
  const t = phrasesFor(manifest.language)
  const content = toLearnerContent(manifest, { machineOnly: true })
  const tracking = await connect(manifest)
  const root = createRoot(place)

  const leave = () => {
    flushPlayer()
    tracking.leave({ exit: true })
    root.render(
      <main className="cw-player cw-farewell" lang={manifest.language}>
        <h1>{t('farewell')}</h1>
        <p>{t('farewellHint')}</p>
      </main>,
    )
    // Allowed only where the LMS opened a window for the course; elsewhere the words stay.
    window.close()
  }
  const { host, initialState, ...rest } = packageHost({ manifest, content, tracking, leave })
  const key = `${manifest.id}:${manifest.version}:${tracking.learner}`
  root.render(
    <Player
      content={content}
      host={withDeviceNet({ host, key, keep: !tracking.connected })}
      initialState={stateOnDevice({ key, stored: initialState })}
      mode="package"
      notice={tracking.connected ? undefined : t('noLms')}
      {...rest}
    />,
  )

  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tracking.flush()
  })
  // Not in `beforeunload`: LMSs lose what is sent there.
  addEventListener('pagehide', () => {
    flushPlayer()
    tracking.leave({ exit: false })
  })
  addEventListener('pageshow', ({ persisted }) => {
    // A page brought back from memory has ended its session; only a fresh one can be tracked.
    if (persisted) location.reload()
  })
}
