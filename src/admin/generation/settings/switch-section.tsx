import { ActionButton } from '../../shared/action-button'
import { Problem } from './problem'
import type { AiState } from './use-ai-settings'

/** Whether any model is asked at all. */
export function SwitchSection({ state }: { state: AiState }) {
  const { noAi, offOnServer } = state.view
  const off = noAi || offOnServer
  return (
    <section aria-labelledby="ai-switch" className={`cwa-ai-card cwa-ai-switch${off ? ' cwa-ai-off' : ''}`}>
      <div>
        <h2 id="ai-switch">{off ? 'No AI is used' : 'AI may be used'}</h2>
        <p>
          {offOnServer
            ? 'Whoever runs this server has switched AI off for everybody. Courses are drafted by the built-in generator, and SOPs are indexed for search on this server alone.'
            : noAi
              ? 'No model can be chosen, started or resumed. Courses are drafted by the built-in generator, and SOPs are indexed for search on this server alone.'
              : 'Switched off, no model can be chosen, started or resumed, drafts under way stop before their next call, and no text goes to a service for search.'}
        </p>
        <Problem state={state} part="switch" />
      </div>
      {!offOnServer && (
        <ActionButton
          look={noAi ? 'primary' : 'secondary'}
          busy={state.busy === 'switch'}
          onClick={() =>
            void state.save('switch', { noAi: !noAi }, noAi ? 'AI may be used again.' : 'No AI is used from now on.')
          }
        >
          {noAi ? 'Use AI again' : 'Use no AI'}
        </ActionButton>
      )}
    </section>
  )
}
