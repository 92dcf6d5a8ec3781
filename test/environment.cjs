// The environment of every test: no file of the developer's, a secret of its own, files in a folder that vanishes.
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')

process.env.NODE_ENV = 'test'
process.env.PAYLOAD_SECRET ??= 'a secret that only tests know'
process.env.DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'coursewright-test-'))
