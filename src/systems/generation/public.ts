import './events'

export { cancelGeneration } from './commands/cancel-generation'
export { addFact } from './commands/add-fact'
export { dropFact, editFact, restoreFact } from './commands/change-fact'
export { judgeContradiction } from './commands/judge-contradiction'
export { resumeGeneration } from './commands/resume-generation'
export { startGeneration } from './commands/start-generation'
export { generationRunStates, type GenerationRunState } from './lifecycle'
export { generateCourse, type GenerationProgress } from './pipeline/generate-course'
export { listFacts, type FactView, type FactsView } from './queries/list-facts'
export {
  listContradictions,
  type ContradictionsAsk,
  type ContradictionsView,
  type ContradictionView,
} from './queries/list-contradictions'
