import type { CourseManifest } from '@/shared/manifest/schema'
import type { GenerationReport } from '@/systems/generation/pipeline/report'

const SHOWN = 8

/** What `preview` says of the course it made, in figures, and what a reviewer should look at first. */
export function summaryOf({
  manifest,
  report,
  written,
}: {
  manifest: CourseManifest
  report: GenerationReport
  written: readonly string[]
}): string {
  const { claims, exercises, objectives, problems, leftOut, calls } = report
  const kinds = Object.entries(exercises).map(([type, count]) => `${type} ${String(count)}`)
  const reasons = new Map<string, number>()
  for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return [
    `${manifest.title} (${manifest.language}), an unreviewed preview`,
    ...manifest.sources.map(
      (source) => `  source ${source.id}: ${source.file}, ${source.sop} version ${source.version}`,
    ),
    '',
    `  modules      ${String(report.modules)}, with ${String(report.lessons)} lessons, about ${String(report.minutes)} minutes`,
    `  objectives   ${String(objectives.total)}, of which ${String(objectives.tested)} are tested`,
    `  claims       ${String(claims.supported)} supported, ${String(claims.partial)} partly, ${String(claims.unsupported)} unsupported by the passages they cite`,
    `  exercises    ${kinds.join(', ')}`,
    `  assessment   ${String(manifest.assessment.exercises.length)} questions, pass at ${String(Math.round(manifest.assessment.passScore * 100))} %`,
    ...(calls.length > 0 ? [`  model        ${paidFor(report)}`] : []),
    ...(reasons.size > 0
      ? [`  left out     ${[...reasons].map(([reason, count]) => `${inWords(reason)} (${String(count)})`).join(', ')}`]
      : []),
    ...(problems.length > 0 ? ['', 'To look at first:'] : []),
    ...problems
      .slice(0, SHOWN)
      .map((problem) => `  ${problem.kind} ${problem.id}: ${problem.problems.map((each) => each.message).join('; ')}`),
    ...(problems.length > SHOWN ? [`  … and ${String(problems.length - SHOWN)} more`] : []),
    '',
    ...written.map((file) => `  ${file}`),
    '',
  ].join('\n')
}

function paidFor({ calls, cost }: GenerationReport): string {
  const sum = (of: 'input' | 'cached' | 'output') => calls.reduce((total, { tokens }) => total + (tokens?.[of] ?? 0), 0)
  const failed = calls.filter(({ outcome }) => outcome !== 'answered').length
  const [named] = calls
  return [
    `${named?.model ?? ''}, ${String(calls.length)} calls${failed > 0 ? ` (${String(failed)} without use)` : ''}`,
    `${String(sum('input'))} tokens in (${String(sum('cached'))} from the cache), ${String(sum('output'))} out`,
    cost ? `about ${cost.amount.toFixed(2)} US dollars by list prices` : 'its price is not known',
  ].join(', ')
}

function inWords(reason: string): string {
  const known: Record<string, string> = {
    'open-in-source': 'sentences the SOP leaves open',
    'depth:microlearning': 'passages beyond a microlearning of five minutes',
    'beyond-context': 'passages too long for the model',
  }
  return known[reason] ?? reason.replace(/^not-taught:/, 'sections of ')
}
