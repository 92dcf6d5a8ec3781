export { confirmPassword } from './commands/confirm-password'
export { createOrganisation } from './commands/create-organisation'
export { createPerson } from './commands/create-person'
export { byRole, fieldByRole, noOne, noOneField, ownOrganisation, ownRows } from './policies'
export { findOrganisation, type NamedOrganisation } from './queries/find-organisation'
export { getPersonRequest } from './queries/get-person-request'
export { adminPanelRoles, roles, type Role } from './roles'
export { hasRole, personOf, type Person } from './session'
export { personStates, type PersonState } from './lifecycle'
export { checkInvitation, invitePerson } from './commands/invite-person'
export { getEmailChangeLink, getInvitationLink, getResetLink, getVerifyLink } from './queries/get-links'
import './events'
export { acceptInvitation, getInvitation } from './commands/accept-invitation'
export { confirmEmailChange, requestEmailChange } from './commands/change-email'
export { changePassword } from './commands/change-password'
export {
  assertNothingOwed,
  rightsChanged,
  secondFactorNeeded,
  signOutStaffWithoutFactor,
} from './commands/end-sessions-by-rights'
export { guardCredentials } from './commands/guard-credentials'
export { requestRegistration } from './commands/request-registration'
export { requestPasswordReset, resetPassword } from './commands/reset-password'
export { assertAdminOver, revokeOwnSession, revokeSessions } from './commands/revoke-sessions'
export { setPersonState } from './commands/set-person-state'
export { updateProfile, type Profile } from './commands/update-profile'
export { getAccount, type Account } from './queries/get-account'
export {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from './second-factor/commands'
export { beginWhileSigningIn, confirmWhileSigningIn, finishSignIn } from './second-factor/finish-sign-in'
export { endSession, lockPerson, prolongSession, type OpenedSession } from './sign-in/sessions'
export { readSignedIn } from './sign-in/read-signed-in'
export { signIn, type SignIn } from './sign-in/sign-in'
export { addressHeader, deviceCookieFor, noPendingCookie, pendingCookieFor, visitOf, type Visit } from './sign-in/visit'
export { sessionOf } from './session'
export { resendInvitation, withdrawInvitation } from './commands/withdraw-invitation'
export { apiKeyStrategy } from './api-keys/authenticate-key'
export { issueKey, ownKeys, revokeKey } from './api-keys/issue-key'
export { scopeNames, scopes, type ScopeName } from './api-keys/scopes'
export { withinScopes } from './api-keys/within-scopes'
export { listPermissions, type CollectionPermissions, type Reach } from './queries/list-permissions'
export { idTokenCookie, journeyCookie, readIdToken, readJourney, safeNext } from './oidc/journey'
export { comeBack, leaveForProvider, providerSignOut } from './oidc/provider'
export { oidcSettings } from './oidc/settings'
export { signInWithProvider } from './oidc/sign-in-with-provider'
export { erasePerson } from './commands/erase-person'
export { exportPersonalData } from './commands/export-personal-data'
export { handOver, previewHandOver, type Leaving } from './commands/hand-over'
export type { Holding } from './queries/list-holdings'
export { getAvatar, removeAvatar, setAvatar } from './commands/set-avatar'
