const texts: Record<string, string> = {
  'oidc.lost': 'The way back from your company’s sign-in took too long, or began in another browser. Try once more.',
  'oidc.no-verified-email':
    'Your company’s sign-in has not verified your email address, so no account can be found or made for it. Ask your IT department.',
  'oidc.other-account': 'This address belongs to another account. Ask an administrator of your organisation.',
  'oidc.off': 'There is no company sign-in here. Sign in with your password.',
  'auth.not-active': 'This account cannot be used at the moment. Ask an administrator of your organisation.',
}

/** Why somebody came back from the provider without being signed in. Codes we do not know get a plain sentence. */
export const problemText = (code: string): string =>
  Object.hasOwn(texts, code)
    ? (texts[code] ?? '')
    : 'Signing in at your company did not work. Try again; if it happens once more, tell your administrator.'
