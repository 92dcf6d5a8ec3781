/**
 * What becomes of each field of an account when its person is erased. The test fails for a field that is not here.
 * `empty`: nothing is left. `kept`: says nothing about who it was.
 */
export const accountFields: Readonly<Record<string, 'pseudonym' | 'empty' | 'default' | 'kept'>> = {
  name: 'pseudonym',
  email: 'pseudonym',
  language: 'default',
  timeZone: 'default',
  phone: 'empty',
  jobRole: 'empty',
  site: 'empty',
  manager: 'empty',
  avatar: 'empty',
  externalId: 'empty',
  hash: 'empty',
  salt: 'empty',
  resetPasswordToken: 'empty',
  resetPasswordExpiration: 'empty',
  resetPasswordRequestedAt: 'empty',
  loginAttempts: 'kept',
  lockUntil: 'empty',
  // Ended, with all that tells from where they were opened.
  sessions: 'empty',
  roles: 'kept',
  state: 'kept',
  organisation: 'kept',
  createdAt: 'kept',
  updatedAt: 'kept',
}

/** Never in an export: what guards the account. */
export const accountSecrets = ['hash', 'salt', 'resetPasswordToken', 'resetPasswordExpiration', 'externalId'] as const

/** The number tells two of them apart and leads nowhere outside of the database. */
export const pseudonymOf = (person: number): { name: string; email: string } => ({
  name: `Former member ${person}`,
  email: `former-member-${person}@erased.invalid`,
})

export const isErased = (email: string): boolean => email.endsWith('@erased.invalid')
