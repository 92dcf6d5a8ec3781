import type { AddressInfo } from 'node:net'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createGateway, type GatewayParts } from '@/gateway/app'
import { noDatabaseWatch } from '@/gateway/database-watch'
import { createSignInQueue } from '@/gateway/limits/sign-in-queue'
import { memoryStores } from '@/gateway/limits/stores'

export type TestGateway = { url: string; close: () => Promise<void> }

export const gatewaySecret = 'what Payload signs its tokens with'

/** A gateway on a free port before an application that is only this function. */
export async function startGateway(
  application: (req: IncomingMessage, res: ServerResponse) => unknown,
  parts: Partial<GatewayParts> = {},
): Promise<TestGateway> {
  const stores = parts.stores ?? memoryStores()
  const app = createGateway({
    application: (req, res, next) => {
      Promise.resolve()
        .then(() => application(req, res))
        .catch(next)
    },
    settings: { development: false, https: false, trustProxy: 1, uploadMb: 1 },
    secret: gatewaySecret,
    database: noDatabaseWatch(),
    stores,
    queue: createSignInQueue(),
    checks: {},
    ...parts,
  })
  const listening = await listen(app)
  return {
    url: listening.url,
    close: async () => {
      await listening.close()
      await stores.close()
    },
  }
}

/** Any handler on a free port. */
export async function listen(handler: RequestListener): Promise<TestGateway> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
