import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks that are nobody's public server: our own machine, our own network, cloud metadata, multicast, test nets. */
const closed = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, prefix, 'ipv4')
// IPv6: everything but global unicast, and in it what carries an IPv4 address or is for documents only.
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address belongs to a public server. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPublic(mapped)
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** The host of an address, without the brackets of IPv6 and without a dot at its end. */
export function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
    .replace(/\.$/, '')
}

/** Our own machine, by one of the names it always has. */
export const isOwnMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)

/** Whether a host names a private network outright. What a name leads to is checked at every connection: `publicOnly`. */
export const isPrivateHost = (host: string): boolean =>
  isOwnMachine(host) ||
  host.endsWith('.localhost') ||
  host.endsWith('.internal') ||
  host.endsWith('.local') ||
  (isIP(host) > 0 && !isPublic(host))

/**
 * For `lookup` of a connection: the name is resolved once, checked, and that very address is connected to.
 * `refusal` makes the error where a name leads into a private network.
 */
export const publicOnly =
  (refusal: (hostname: string) => Error): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4)
      const addresses: LookupAddress[] = found
      const [first] = addresses
      // One private address among them is reason enough: which one is connected to would be chance.
      if (!first || !addresses.every(({ address }) => isPublic(address))) return callback(refusal(hostname), '', 4)
      if (options.all) callback(null, addresses, 4)
      else callback(null, first.address, first.family)
    })
  }
