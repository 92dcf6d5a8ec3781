/** What the tests use of it: it comes without types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  type Account = { accountId: string; claims: () => Promise<Record<string, unknown>> }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: Record<string, unknown>[]
        claims: Record<string, string[]>
        conformIdTokenClaims: boolean
        pkce: { required: () => boolean }
        cookies: { keys: string[] }
        findAccount: (context: unknown, subject: string) => Account
      },
    )
    callback(): RequestListener
  }
}
