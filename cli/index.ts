import { Command, CommanderError } from 'commander'
import { registerExport } from './commands/export'
import { registerPreview } from './commands/preview'
import { registerSearch } from './commands/search'
import { registerVerify } from './commands/verify'
import { complaintOf } from './complaint'

/** The `coursewright` command. Results go to stdout, everything said about the work to stderr. */
const program = new Command('coursewright')
  .description(
    'Turns standard operating procedures into courses in which every statement can be traced to its passage.',
  )
  .showHelpAfterError('(--help shows how)')
  .exitOverride()

registerPreview(program)
registerVerify(program)
registerSearch(program)
registerExport(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its own line; asking for help is no failure.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    const { line, exitCode } = complaintOf(error)
    process.stderr.write(`coursewright: ${line}\n`)
    process.exitCode = exitCode
  }
}
