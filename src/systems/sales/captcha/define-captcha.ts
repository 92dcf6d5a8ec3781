/** Tells people from programs, for the public request form. */
export type Captcha = {
  name: string
  /** What the page needs to show it: the script that draws the widget, the class it looks for, the public key. */
  widget: { script: string; className: string; siteKey: string; responseField: string }
  /**
   * Whether the answer of the widget is good. `false` is a refusal; an error means that the provider could not say, and
   * the request is taken all the same (the other protections stand).
   */
  verify(answer: { response: string; address?: string | undefined }): Promise<boolean>
}

export const defineCaptcha = (captcha: Captcha): Captcha => captcha
