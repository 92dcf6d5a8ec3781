import type { Captcha } from './define-captcha'
import { captchaFromEnvironment } from './site-verify'

let chosen: Captcha | null | undefined

/** The captcha that `salesPlugin` was given, else that of the environment, else none. */
export const captchaInUse = (): Captcha | null => (chosen === undefined ? (chosen = captchaFromEnvironment()) : chosen)

/** Called by the plugin, once. `undefined` leaves it to the environment. */
export function chooseCaptcha(captcha: Captcha | null | undefined): void {
  chosen = captcha
}

/** The site whose script and frame the page of the form must be let load. */
export function captchaOrigin(): string | undefined {
  const script = captchaInUse()?.widget.script
  return script ? new URL(script).origin : undefined
}
