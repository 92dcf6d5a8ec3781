/** `npm run migrate:create -- NAME`: a migration from the last one's schema to the configuration's. No database is opened. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getPayload } from 'payload'
import config from '../payload.config'

const name = process.argv[2]
if (!name) {
  console.error('Give the migration a name, in words joined by hyphens: npm run migrate:create -- add-badges')
  process.exit(2)
}
const folder = 'src/migrations'
const before = new Set(readdirSync(folder))
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
await payload.db.createMigration({ migrationName: name, payload, forceAcceptWarning: true })
// A question that nobody can answer (a renamed field, say) ends without a file and without an error.
const written = readdirSync(folder).filter((file) => !before.has(file))
if (written.length === 0) {
  console.error('No migration was written: nothing changed, or a rename needs an answer. Run it in a terminal.')
  process.exit(1)
}
// Payload's template imports types as if they were values, which stays in the program under `verbatimModuleSyntax`.
for (const file of written.filter((each) => each.endsWith('.ts'))) {
  const text = readFileSync(path.join(folder, file), 'utf8')
  writeFileSync(
    path.join(folder, file),
    text.replace(/\b(MigrateUpArgs|MigrateDownArgs)\b(?=[^\n]*\} from)/g, 'type $1'),
  )
}
process.exit(0)
