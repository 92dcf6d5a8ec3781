import { env } from '@/shared/env'
import { defineCaptcha, type Captcha } from './define-captcha'

/** The two providers speak one protocol: the widget's answer and the secret go to an address that says `success`. */
export const siteVerifyProviders = {
  turnstile: {
    address: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    className: 'cf-turnstile',
    responseField: 'cf-turnstile-response',
  },
  hcaptcha: {
    address: 'https://api.hcaptcha.com/siteverify',
    script: 'https://js.hcaptcha.com/1/api.js',
    className: 'h-captcha',
    responseField: 'h-captcha-response',
  },
} as const
export type SiteVerifyProvider = keyof typeof siteVerifyProviders

const patienceMs = 5_000

/**
 * Cloudflare Turnstile or hCaptcha. `address` is where answers are checked, for tests and proxies.
 * @throws (from `verify`) when the provider does not answer in five seconds or with what is no answer.
 */
export function siteVerifyCaptcha({
  provider,
  siteKey,
  secret,
  address = siteVerifyProviders[provider].address,
}: {
  provider: SiteVerifyProvider
  siteKey: string
  secret: string
  address?: string
}): Captcha {
  const { script, className, responseField } = siteVerifyProviders[provider]
  return defineCaptcha({
    name: provider,
    widget: { script, className, siteKey, responseField },
    async verify({ response, address: remote }) {
      if (response === '') return false
      const reply = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ secret, response, ...(remote ? { remoteip: remote } : {}) }),
        signal: AbortSignal.timeout(patienceMs),
      })
      if (!reply.ok) throw new Error(`${provider} answered ${reply.status}`)
      const answer = (await reply.json()) as { success?: unknown }
      if (typeof answer.success !== 'boolean') throw new Error(`${provider} did not say whether the answer is good`)
      return answer.success
    },
  })
}

/** As CAPTCHA_PROVIDER, CAPTCHA_SITE_KEY and CAPTCHA_SECRET say; none without them. */
export function captchaFromEnvironment(): Captcha | null {
  const { CAPTCHA_PROVIDER: provider, CAPTCHA_SITE_KEY: siteKey, CAPTCHA_SECRET: secret } = env
  return provider && siteKey && secret ? siteVerifyCaptcha({ provider, siteKey, secret }) : null
}
