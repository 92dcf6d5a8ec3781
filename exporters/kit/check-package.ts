import { convert } from 'xmlbuilder2'
import type { PackageFile } from '../define-exporter'
import { ExportError } from '../define-exporter'

/**
 * What schemas do not see: that names are safe, that the manifest lists what is there and only that, that references
 * resolve. Returns one sentence a problem; none if the package is sound.
 */
export function checkPackage(files: PackageFile[]): string[] {
  const paths = files.map(({ path }) => path)
  const problems = [...checkPaths(paths)]
  const manifest = read(files, 'imsmanifest.xml')
  const tincan = read(files, 'tincan.xml')
  const structure = read(files, 'cmi5.xml')
  if (!manifest && !tincan && !structure)
    problems.push('The package has neither an imsmanifest.xml nor a tincan.xml nor a cmi5.xml at its root.')
  if (manifest) problems.push(...checkScorm(manifest, paths))
  if (tincan) problems.push(...checkTincan(tincan, paths))
  if (structure) problems.push(...checkCmi5(structure, paths))
  problems.push(...checkPage(files))
  return problems
}

/** Throws `ExportError` with every problem found. */
export function assertSound(files: PackageFile[]): PackageFile[] {
  const problems = checkPackage(files)
  if (problems.length) throw new ExportError(problems)
  return files
}

function* checkPaths(paths: string[]): Generator<string> {
  const seen = new Set<string>()
  for (const path of paths) {
    const folded = path.toLowerCase()
    if (seen.has(folded)) yield `The file "${path}" is there twice.`
    seen.add(folded)
    if (
      !/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(path) ||
      path.split('/').some((part) => part === '' || /^\.+$/.test(part))
    ) {
      yield `The file name "${path}" is not safe in a package.`
    }
  }
}

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

function* checkScorm(xml: string, paths: string[]): Generator<string> {
  const root = parse(xml)
  const all = descendants(root)
  const ids = all.flatMap(({ attributes }) => (attributes.identifier ? [attributes.identifier] : []))
  for (const id of ids) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) yield `The identifier "${id}" is used more than once.`
    if (!/^[A-Za-z_][\w.-]*$/.test(id)) yield `The identifier "${id}" is no XML id.`
  }
  const version = all.find(({ name }) => name === 'schemaversion')?.text
  if (version !== '1.2' && version !== '2004 4th Edition')
    yield `The schemaversion "${version ?? ''}" is not one of SCORM's.`
  if (all.find(({ name }) => name === 'schema')?.text !== 'ADL SCORM')
    yield 'The metadata does not name the schema "ADL SCORM".'

  const resources = all.filter(({ name }) => name === 'resource')
  const typeName = version === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType'
  for (const { attributes } of resources) {
    if (attributes[typeName] !== 'sco' && attributes[typeName] !== 'asset')
      yield `The resource "${attributes.identifier}" has no ${typeName}.`
  }
  for (const { name, attributes } of all) {
    const to = attributes.identifierref
    if (to && !resources.some((resource) => resource.attributes.identifier === to))
      yield `The ${name} refers to "${to}", which is no resource.`
  }
  const launched = all.filter(({ name }) => name === 'item').map(({ attributes }) => attributes.identifierref)
  const launchable = resources.some(({ attributes }) => attributes.href && launched.includes(attributes.identifier))
  if (!launchable) yield 'No item leads to a resource that can be launched.'
  const [organizations] = all.filter(({ name }) => name === 'organizations')
  const main = organizations?.attributes.default
  if (!organizations?.children.some(({ attributes }) => attributes.identifier === main))
    yield `The default organization "${main ?? ''}" is missing.`

  const listed = resources.flatMap((resource) =>
    resource.children.filter(({ name }) => name === 'file').map(({ attributes }) => attributes.href ?? ''),
  )
  yield* checkListed(new Set(listed), paths, 'imsmanifest.xml')
  for (const { attributes } of resources) {
    if (attributes.href && !listed.includes(attributes.href))
      yield `The launch page "${attributes.href}" is not in its resource's list of files.`
  }
}

function* checkTincan(xml: string, paths: string[]): Generator<string> {
  const all = descendants(parse(xml))
  const activities = all.filter(({ name }) => name === 'activity')
  const launches = all.filter(({ name }) => name === 'launch')
  if (launches.length !== 1) yield 'tincan.xml must have exactly one activity to launch.'
  for (const { text } of launches) {
    if (!paths.includes(text)) yield `tincan.xml launches "${text}", which is not in the package.`
  }
  for (const { attributes } of activities) {
    if (!iri.test(attributes.id ?? '')) yield `The activity id "${attributes.id ?? ''}" is no IRI.`
  }
}

const iri = /^[a-z][a-z0-9+.-]*:\S+$/i

function* checkCmi5(xml: string, paths: string[]): Generator<string> {
  const all = descendants(parse(xml))
  const units = all.filter(({ name }) => name === 'au')
  if (units.length === 0) yield 'cmi5.xml has no assignable unit to launch.'
  const ids = all.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))
  for (const id of new Set(ids)) {
    if (!iri.test(id)) yield `The id "${id}" is no IRI.`
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) yield `The id "${id}" is used more than once.`
  }
  for (const { attributes } of all) {
    if (attributes.idref !== undefined && !ids.includes(attributes.idref))
      yield `cmi5.xml refers to "${attributes.idref}", which is no objective.`
  }
  for (const { attributes, children } of units) {
    const url = children.find(({ name }) => name === 'url')?.text ?? ''
    if (!paths.includes(url)) yield `cmi5.xml launches "${url}", which is not in the package.`
    if (attributes.moveOn?.includes('Passed') && attributes.masteryScore === undefined)
      yield `The unit "${attributes.id}" has to be passed, and names no mastery score.`
  }
}

function* checkListed(listed: Set<string>, paths: string[], manifest: string): Generator<string> {
  for (const path of listed)
    if (!paths.includes(path)) yield `${manifest} lists "${path}", which is not in the package.`
  for (const path of paths)
    if (path !== manifest && !listed.has(path)) yield `The file "${path}" is not listed in ${manifest}.`
}

/** Whatever the page asks for is in the package, and it holds no script of its own. */
function* checkPage(files: PackageFile[]): Generator<string> {
  const html = read(files, 'index.html')
  if (!html) return yield 'The package has no index.html.'
  for (const [, address = ''] of html.matchAll(/\b(?:src|href)="([^"]*)"/g)) {
    if (!address.startsWith('data:') && !files.some(({ path }) => path === address))
      yield `The page asks for "${address}", which is not in the package.`
  }
  if (/<script(?![^>]*\bsrc=)/.test(html) || /<[a-z][^>]*\son\w+\s*=/i.test(html))
    yield 'The page holds a script of its own, which a strict LMS does not run.'
}

function read(files: PackageFile[], path: string): string | undefined {
  const content = files.find((file) => file.path === path)?.content
  return Buffer.isBuffer(content) ? content.toString('utf8') : undefined
}

function descendants(node: Node): Node[] {
  return [node, ...node.children.flatMap(descendants)]
}

function parse(xml: string): Node {
  const tree = convert({ convert: { text: '#' } }, xml, { format: 'object', verbose: true }) as Record<string, unknown>
  const [root] = toNodes(tree)
  return root ?? { name: '', attributes: {}, children: [], text: '' }
}

/** xmlbuilder2's verbose objects: element names to lists, attributes under `@name`, text under `#`. */
function toNodes(tree: Record<string, unknown>): Node[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return []
    return value.map((inner: unknown): Node => {
      const fields = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : { '#': inner }
      const attributes = Object.entries(fields).filter(([name]) => name.startsWith('@'))
      return {
        name: key.replace(/^.*:/, ''),
        attributes: Object.fromEntries(attributes.map(([name, text]) => [name.slice(1), String(text)])),
        children: toNodes(fields),
        text: String(fields['#'] ?? '').trim(),
      }
    })
  })
}
