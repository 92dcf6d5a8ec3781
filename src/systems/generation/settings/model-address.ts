import { guardedFetch } from '@/shared/guarded-fetch'
import { hostOf, isPrivateHost } from '@/shared/public-network'
import { badAddress } from './errors'
import { runTime } from './run-time'

/**
 * An address of a model server that somebody entered: public and `https://`, or one the operator names in
 * LLM_ALLOWED_HOSTS. What a name leads to is checked again at every connection (`modelFetch`).
 *
 * @throws `generation.bad-address` (400)
 */
export function assertModelAddress(address: string): URL {
  if (!URL.canParse(address)) throw badAddress('This is no address. Write it whole: https://models.example.com/v1')
  const url = new URL(address)
  if (url.username || url.password) throw badAddress('Leave the password out of the address; enter it as the key.')
  if (url.search || url.hash) throw badAddress('Leave out what follows the ? or # of the address.')
  if (!['http:', 'https:'].includes(url.protocol)) throw badAddress('The address has to begin with https://')
  if (isAllowed(url)) return url
  if (isPrivateHost(hostOf(url))) throw intoPrivate(hostOf(url))
  if (url.protocol !== 'https:')
    throw badAddress('The address has to begin with https://, so that the key stays secret.')
  return url
}

/** For the libraries: sends to checked addresses alone, whatever they were told. */
export const modelFetch: typeof fetch = guardedFetch({
  assertAddress: (url) => {
    assertModelAddress(`${url.origin}${url.pathname}`)
    return { mayBePrivate: isAllowed(url) }
  },
  refusal: (host) => intoPrivate(host),
})

function isAllowed(url: URL): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return runTime().allowedHosts.some((allowed) => {
    const [, host = '', own] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(allowed) ?? []
    return host.replace(/^\[|\]$/g, '') === hostOf(url) && (own === undefined || own === port)
  })
}

const intoPrivate = (host: string) =>
  badAddress(
    `${host} lies in a private network. Whoever runs this server can allow it: LLM_ALLOWED_HOSTS in its environment.`,
  )
