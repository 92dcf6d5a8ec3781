import type { Message } from '../define-message'
import { accountExistsAlready } from './account-exists-already'
import { addressIsBeingChanged } from './address-is-being-changed'
import { addressMustBeConfirmed } from './address-must-be-confirmed'
import { apiKeyWasMade } from './api-key-was-made'
import { certificateWasIssued } from './certificate-was-issued'
import { changesWereRequested } from './changes-were-requested'
import { clientAnswered } from './client-answered'
import { clientIsReminded } from './client-is-reminded'
import { clientWasAsked } from './client-was-asked'
import { clientWrote } from './client-wrote'
import { cohortWasWrittenTo } from './cohort-was-written-to'
import { courseAwaitsReview } from './course-awaits-review'
import { courseIsDueSoon } from './course-is-due-soon'
import { courseIsOverdue } from './course-is-overdue'
import { courseWasApproved } from './course-was-approved'
import { courseWasAssigned } from './course-was-assigned'
import { courseWasDelivered } from './course-was-delivered'
import { courseWasWaived } from './course-was-waived'
import { deliveryWasSignedOff } from './delivery-was-signed-off'
import { draftIsReady } from './draft-is-ready'
import { draftNeedsYou } from './draft-needs-you'
import { draftingFailed } from './drafting-failed'
import { feedbackWasAnswered } from './feedback-was-answered'
import { feedbackWasGiven } from './feedback-was-given'
import { importWasFinished } from './import-was-finished'
import { newAddressMustBeConfirmed } from './new-address-must-be-confirmed'
import { newRequestCameIn } from './new-request-came-in'
import { observationAwaitsSignature } from './observation-awaits-signature'
import { outlineAwaitsYou } from './outline-awaits-you'
import { passwordMayBeReset } from './password-may-be-reset'
import { passwordWasChanged } from './password-was-changed'
import { personWasInvited } from './person-was-invited'
import { productionIsReady } from './production-is-ready'
import { quoteIsReady } from './quote-is-ready'
import { quoteWasDecided } from './quote-was-decided'
import { readingAwaitsCheck } from './reading-awaits-check'
import { requestNeedsAttention } from './request-needs-attention'
import { requestWasReceived } from './request-was-received'
import { requestWasSignedOff } from './request-was-signed-off'
import { resultWasReleased } from './result-was-released'
import { salesWrote } from './sales-wrote'
import { seatWasFreed } from './seat-was-freed'
import { secondFactorWasSwitchedOff } from './second-factor-was-switched-off'
import { secondFactorWasSwitchedOn } from './second-factor-was-switched-on'
import { sessionIsSoon } from './session-is-soon'
import { sessionWasCancelled } from './session-was-cancelled'
import { sessionWasChanged } from './session-was-changed'
import { sessionWasScheduled } from './session-was-scheduled'
import { signInWasLocked } from './sign-in-was-locked'
import { sopCouldNotBeRead } from './sop-could-not-be-read'
import { statusLinkWasAskedFor } from './status-link-was-asked-for'
import { teamMemberIsOverdue } from './team-member-is-overdue'
import { workAwaitsGrading } from './work-awaits-grading'

/** Every message the product sends. A new one is a file and a line here. */
export const messages = [
  accountExistsAlready,
  addressIsBeingChanged,
  addressMustBeConfirmed,
  apiKeyWasMade,
  certificateWasIssued,
  changesWereRequested,
  clientAnswered,
  clientIsReminded,
  clientWasAsked,
  clientWrote,
  cohortWasWrittenTo,
  courseAwaitsReview,
  courseIsDueSoon,
  courseIsOverdue,
  courseWasApproved,
  courseWasAssigned,
  courseWasDelivered,
  courseWasWaived,
  deliveryWasSignedOff,
  draftIsReady,
  draftNeedsYou,
  draftingFailed,
  feedbackWasAnswered,
  feedbackWasGiven,
  importWasFinished,
  newAddressMustBeConfirmed,
  newRequestCameIn,
  observationAwaitsSignature,
  outlineAwaitsYou,
  passwordMayBeReset,
  passwordWasChanged,
  personWasInvited,
  productionIsReady,
  quoteIsReady,
  quoteWasDecided,
  readingAwaitsCheck,
  requestNeedsAttention,
  requestWasReceived,
  requestWasSignedOff,
  resultWasReleased,
  salesWrote,
  seatWasFreed,
  secondFactorWasSwitchedOff,
  secondFactorWasSwitchedOn,
  sessionIsSoon,
  sessionWasCancelled,
  sessionWasChanged,
  sessionWasScheduled,
  signInWasLocked,
  sopCouldNotBeRead,
  statusLinkWasAskedFor,
  teamMemberIsOverdue,
  workAwaitsGrading,
] as unknown as Message[]
