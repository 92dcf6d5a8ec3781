import { createHash } from 'node:crypto'
import { mediaTypes, type SourceDocument } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'

/** The text of an SOP with this many procedures, all of them different. `changed`: the number of one whose first step says something else. `appendix`: what stands behind them. */
export function longSop(
  procedures: number,
  { changed = -1, title = 'Operation of the plant', appendix = '' } = {},
): string {
  const sections = Array.from({ length: procedures }, (_, at) => {
    const part = names[at % names.length] ?? 'pump'
    const unit = `${part} ${String(at + 1)}`
    return [
      `## ${String(at + 1)}. Cleaning of ${unit}`,
      '',
      `The shift leader takes ${unit} out of use and notes the time in the log.`,
      '',
      `1. Rinse ${unit} with ${String(at + 2)} litres of ${at === changed ? 'distilled ' : ''}water at ${String(40 + (at % 30))} °C.`,
      `2. Close valve V${String(at + 11)} behind ${unit} and wait for ${String((at % 13) + 2)} minutes.`,
      `3. Drain ${unit} into tank T${String(at + 3)} until the level falls below ${String(5 + (at % 20))} cm.`,
      `4. Open the cover of ${unit} and remove the sieve.`,
      `5. Brush the sieve with citric acid of ${String((at % 8) + 1)} %.`,
      `6. Put the sieve back and close the cover of ${unit}.`,
      `7. Sign the cleaning card of ${unit}.`,
      '',
      `**WARNING:** Never reach into ${unit} while its motor runs.`,
      '',
      `If ${unit} leaks after the cleaning, close valve V${String(at + 11)} and call the maintenance team.`,
      '',
    ].join('\n')
  })
  return [`# ${title}`, '', ...sections, appendix].join('\n')
}

const names = ['pump', 'mixer', 'filter', 'dryer', 'conveyor', 'silo', 'cooler', 'boiler', 'press', 'mill']

/** The same, read. */
export async function longSource(
  procedures: number,
  options: Parameters<typeof longSop>[1] = {},
): Promise<SourceDocument> {
  const text = longSop(procedures, options)
  const document = await parseDocument({
    bytes: Buffer.from(text),
    filename: 'operation.md',
    mediaType: mediaTypes.markdown,
  })
  return {
    id: options?.title ? options.title.toLowerCase().replace(/\W+/g, '-') : 'operation',
    sop: 'SOP-OPS-001',
    version: '1.0',
    file: 'operation.md',
    sha256: createHash('sha256').update(text).digest('hex'),
    document,
  }
}
