import './events'

export { confirmParse } from './commands/confirm-parse'
export { sopVersionMoves, sopVersionStates, type SopVersionState } from './lifecycle'
export { getOriginal } from './queries/get-original'
export { getParse, type ParseView } from './queries/get-parse'
export { getPassage, type PassageView } from './queries/get-passage'
export { getSourceDocument } from './queries/get-source-document'
export { searchSegments, type FoundPassage } from './queries/search-segments'
