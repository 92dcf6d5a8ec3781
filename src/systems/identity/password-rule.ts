import { DomainError } from '@/shared/errors'

const shortest = 12
const longest = 200

/** What everybody types first: too short lists are beaten by length, so this only catches the lazy long ones. */
const lazy = ['password', 'passwort', 'wachtwoord', 'qwertz', 'qwerty', 'asdfgh', 'letmein', 'welcome', 'coursewright']

/**
 * What is wrong with a password, in a sentence; null when nothing is. Length is what counts (NIST SP 800-63B): no rules
 * about signs, but no name or address of the person, no repetition, no keyboard row.
 */
export function passwordFault({
  password,
  email = '',
  name = '',
}: {
  password: string
  email?: string
  name?: string
}): string | null {
  if ([...password].length < shortest) return `Use at least ${shortest} characters. Three or four words do well.`
  if (password.length > longest) return `Use at most ${longest} characters.`
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5) return 'Use more different characters: this repeats itself.'
  const own = [email.split('@')[0] ?? '', ...name.split(/\s+/)].map((word) => word.toLowerCase())
  const known = [...lazy, ...own.filter((word) => word.length >= 4)].find((word) => plain.includes(word))
  const rest = known ? plain.replaceAll(known, '') : plain
  if (known && (rest.length < 8 || rest.replace(/\d/g, '').length < 4)) {
    return `Add more that is not "${known}": this is easily guessed.`
  }
  if (/^(?:0?1234567890?|abcdefghijklm)/.test(plain)) return 'This is a row of the keyboard. Use words instead.'
  return null
}

/** @throws `account.password-weak` (400) saying what to do. */
export function assertPassword(options: { password: string; email?: string; name?: string }): void {
  const fault = passwordFault(options)
  if (fault) throw new DomainError({ code: 'account.password-weak', message: fault })
}
