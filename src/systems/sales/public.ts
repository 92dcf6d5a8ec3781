export { moveRequest, type RequestMove } from './commands/move-request'
export { requestStates, type RequestState } from './lifecycle'
