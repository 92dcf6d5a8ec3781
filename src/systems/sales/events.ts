import type { RequestState } from './lifecycle'

declare module '@/shared/events' {
  interface EventPayloads {
    'request.moved': { request: number; from: RequestState; to: RequestState; reason: string }
  }
}
