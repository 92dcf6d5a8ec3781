import './events'

export { cancelGeneration } from './commands/cancel-generation'
export { startGeneration } from './commands/start-generation'
export { generationRunStates, type GenerationRunState } from './lifecycle'
export { generateCourse, type GenerationProgress } from './pipeline/generate-course'
