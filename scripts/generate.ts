/** `npm run generate`: payload-types and the admin's import map, from the configuration. No database is opened. */
import { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'
import configPromise from '../payload.config'

const config = await configPromise
await generateTypes(config, { log: false })
await generateImportMap(config, { log: false, force: true })
process.exit(0)
