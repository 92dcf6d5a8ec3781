import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import { kindOf } from './security-headers'

const bounds = [0.025, 0.1, 0.25, 0.5, 1, 2.5, 10]

type Series = { count: number; seconds: number; buckets: number[] }

export type Gauge = { name: string; help: string; read: () => number | Promise<Map<string, number>>; label?: string }

export type Metrics = {
  /** Counts requests by kind and class of status, and how long they took. */
  measure: RequestHandler
  /** `GET /metrics`, Prometheus text. */
  handler: RequestHandler
}

/** What an operator watches, in Prometheus' text format. Labels are few and fixed, so that nobody can inflate them. */
export function createMetrics(gauges: Gauge[] = []): Metrics {
  const requests = new Map<string, Series>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  const measure: RequestHandler = (req, res, next) => {
    const started = process.hrtime.bigint()
    const kind = req.path.startsWith('/_next/') ? 'asset' : kindOf(req.path)
    res.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9
      const labels = `kind="${kind}",status="${Math.floor(res.statusCode / 100)}xx"`
      const series = requests.get(labels) ?? { count: 0, seconds: 0, buckets: bounds.map(() => 0) }
      series.count += 1
      series.seconds += seconds
      bounds.forEach((bound, at) => {
        if (seconds <= bound) series.buckets[at] = (series.buckets[at] ?? 0) + 1
      })
      requests.set(labels, series)
    })
    next()
  }

  const handler: RequestHandler = async (_req, res) => {
    const lines = [
      ...histogram(requests),
      ...gauge('process_resident_memory_bytes', 'Memory of this process.', process.memoryUsage.rss()),
      ...gauge('process_uptime_seconds', 'Seconds since this process started.', process.uptime()),
      ...gauge('nodejs_eventloop_lag_p99_seconds', 'How late timers fire.', delay.percentile(99) / 1e9),
    ]
    delay.reset()
    for (const { name, help, read, label } of gauges) lines.push(...gauge(name, help, await read(), label))
    res.setHeader('Cache-Control', 'no-store')
    res.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`)
  }
  return { measure, handler }
}

function gauge(name: string, help: string, value: number | Map<string, number>, label = 'state'): string[] {
  const head = [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`]
  if (typeof value === 'number') return [...head, `${name} ${value}`]
  return [...head, ...[...value].map(([key, count]) => `${name}{${label}="${key}"} ${count}`)]
}

function histogram(requests: Map<string, Series>): string[] {
  const name = 'http_request_duration_seconds'
  const lines = [`# HELP ${name} Requests by kind of address and class of status.`, `# TYPE ${name} histogram`]
  for (const [labels, series] of requests) {
    bounds.forEach((bound, at) => lines.push(`${name}_bucket{${labels},le="${bound}"} ${series.buckets[at] ?? 0}`))
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${series.count}`)
    lines.push(`${name}_sum{${labels}} ${series.seconds}`, `${name}_count{${labels}} ${series.count}`)
  }
  return lines
}
