/** The password of everybody in a test school. */
export const schoolPassword = 'a-password-for-tests-1'
