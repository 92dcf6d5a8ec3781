import './events'

export { cancelGeneration } from './commands/cancel-generation'
export { addFact } from './commands/add-fact'
export { dropFact, editFact, restoreFact } from './commands/change-fact'
export { judgeContradiction } from './commands/judge-contradiction'
export { resumeGeneration } from './commands/resume-generation'
export { settleOutline } from './commands/settle-outline'
export { startGeneration } from './commands/start-generation'
export { generationRunStates, type GenerationRunState } from './lifecycle'
export { generateCourse, type GenerationProgress } from './pipeline/generate-course'
export { listWaitingRuns } from './queries/list-waiting-runs'
export { estimateGeneration } from './queries/estimate-generation'
export { getWrittenLesson, type WrittenLesson } from './queries/get-written-lesson'
export { getRun, type OutlineFact, type RunView } from './queries/get-run'
export { courseLanguages, depths, type Depth, type Wishes } from './wishes'
export type { Estimate } from './pipeline/estimate'
export type { OutlineEdit } from './pipeline/settle-outline'
export { listFacts, type FactView, type FactsView } from './queries/list-facts'
export {
  listContradictions,
  type ContradictionsAsk,
  type ContradictionsView,
  type ContradictionView,
} from './queries/list-contradictions'
export { saveAiSettings, type AiSettingsChange } from './settings/save-settings'
export { testConnection, type ConnectionTest } from './settings/test-connection'
export { getAiInUse, getAiSettings, type AiSettingsView, type ServiceView } from './settings/view-settings'
export { acceptRewrite, cancelRewrite, declineRewrite, type Accepted } from './commands/rewrite-decide'
export { rewritePart } from './commands/rewrite-part'
export { listRewrites, type RewritesView } from './queries/list-rewrites'
export { rewriteKinds, type Lost, type Proposal, type ProposedClaim, type RewriteKind } from './rewriting/model'
export type { RewriteView } from './rewriting/view'
export { suspiciousDoubts } from './safety/flag-suspicious'
