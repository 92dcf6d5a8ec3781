import './events'

export { captchaOrigin, siteVerifyCaptcha, defineCaptcha, type Captcha } from './captcha'
export { handOver } from './commands/hand-over'
export { moveRequest } from './commands/move-request'
export { openPreview, type ClientPreview } from './commands/open-preview'
export { planRequest } from './commands/plan-request'
export { produceRequest } from './commands/produce-request'
export { decideQuote, quoteRequest } from './commands/quote-request'
export { remindRequests } from './commands/remind-requests'
export { endLinks, requestFreshLink } from './commands/request-fresh-link'
export { askForChanges, signOff } from './commands/sign-off'
export { submitRequest, type Submitted } from './commands/submit-request'
export { answerQuestion, writeToSales } from './commands/write-to-sales'
export { addFiles, askQuestion, sendMessage } from './commands/write-to-client'
export type { ReminderKind } from './events'
export {
  deliveryFormats,
  requestStates,
  signOffMeanings,
  type DeliveryFormat,
  type RequestState,
  type SignOffMeaning,
} from './lifecycle'
export type { Quote, RequestEventRecord, SignOff } from './model'
export { getClientPackage } from './queries/get-client-package'
export { getClientStatus, type ClientEvent, type ClientStatus } from './queries/get-client-status'
export { getClientQuotePdf, getQuotePdf } from './queries/get-quote-pdf'
export { getRequestDesk, type RequestDesk } from './queries/get-request-desk'
export { getRequestFile } from './queries/get-request-file'
export { getRequestForm, type RequestFormSettings } from './queries/get-request-form'
export { getRequestMessage } from './queries/get-request-message'
export { getRequestWishes } from './queries/get-request-wishes'
export { getStatusLink, type StatusLink } from './queries/get-status-link'
export { listMyRequests, type MyRequests } from './queries/list-my-requests'
export { listRequests, type RequestCard, type RequestFilter, type RequestList } from './queries/list-requests'
export type { FieldMistake } from './rules/request-form'
