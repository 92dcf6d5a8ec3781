/**
 * What identity announces. Ids are integers. Never a token: who writes the mail asks `public.ts` for the link when it is
 * sent (`getInvitationLink`, `getVerifyLink`, `getResetLink`, `getEmailChangeLink`).
 */
declare module '@/shared/events' {
  interface EventPayloads {
    /** Mail: `getInvitationLink({ req, invitation })`. The account is made when it is accepted, so there is no person yet. */
    'person.invited': { invitation: number; person: null }
    /** Somebody with an address of an allowed domain asked for an account. Mail: `getVerifyLink({ req, invitation })`. */
    'person.registration-requested': { invitation: number; person: null }
    /** Somebody asked for an account with the address of a person who has one. Mail without a link: just sign in. */
    'person.registration-repeated': { person: number }
    /** An account came into being, by invitation, registration or the company's sign-in. */
    'person.registered': { person: number; via: 'invitation' | 'registration' | 'provider' }
    /** Two mails: the link (`getEmailChangeLink`) to the new address, a notice to the old one (the person's email still). */
    'person.email-change-requested': { person: number }
    'person.email-changed': { person: number }
    /** Mail: `getResetLink({ req, person })`. */
    'person.password-reset-requested': { person: number }
    'person.password-changed': { person: number; by: 'self' | 'reset' | 'administrator' }
    /** Strangers guessed so often that new devices must wait. Known devices of the person are not stopped. Once an hour at most. */
    'person.locked-out': { person: number }
    'person.second-factor-enabled': { person: number }
    'person.second-factor-disabled': { person: number; by: 'self' | 'administrator' }
    'person.sessions-revoked': { person: number; reason: string }
    'person.roles-changed': { person: number; from: string[]; to: string[] }
    'person.blocked': { person: number }
    'person.unblocked': { person: number }
    'person.left': { person: number }
    'person.data-exported': { person: number; by: number }
    /** `reason` does not name the person; the command sees to that. */
    'person.erased': { person: number; by: number; reason: string }
    /** `moved`: ids of rows, by collection and field. */
    'person.handed-over': { person: number; to: number | null; by: number; moved: Record<string, number[]> }
    /** Somebody joined, or changed job role, site or state. `change` makes each telling its own. */
    'person.changed': { organisation: number; person: number; change: string; joined: boolean }
    /** `people`: who came to the group or left it. */
    'group.changed': { organisation: number; group: number; change: string; people: number[] }
    'api-key.created': { key: number; person: number }
    'api-key.revoked': { key: number; person: number }
  }
}

export {}
