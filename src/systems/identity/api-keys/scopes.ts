/** One thing a key may be allowed: which documents it reads or writes over REST, and which endpoints it may call. */
type Scope = {
  label: string
  read?: readonly string[]
  write?: readonly string[]
  /** `post /enrollments/enroll`; a segment that begins with `:` is any one segment. */
  calls?: readonly string[]
}

/** Everything a key can be allowed. What stands in no row is closed to every key, and so is a new route. */
export const scopes = {
  'read:courses': {
    label: 'Read courses and their versions',
    read: ['courses', 'versions', 'claims'],
    calls: [
      'get /courses/:id/overview',
      'get /courses/:id/released-versions',
      'get /versions/:id/manifest',
      'get /versions/:id/packages/:format',
    ],
  },
  'read:sops': {
    label: 'Read and search procedures',
    read: ['sops', 'sop-versions', 'sop-segments'],
    calls: ['get /sop-versions/:id/parse', 'get /sop-versions/:id/original', 'post /sop-versions/search'],
  },
  'write:sops': { label: 'Upload procedures and new versions', write: ['sops', 'sop-versions'] },
  'read:people': { label: 'Read people and groups', read: ['users', 'groups'] },
  'read:reports': {
    label: 'Read enrolments, attempts and certificates',
    read: ['enrollments', 'attempts', 'certificates'],
    calls: ['get /attempts/:id/result'],
  },
  'write:enrollments': { label: 'Enrol people', calls: ['post /enrollments/enroll'] },
  'read:requests': { label: 'Read requests of clients', read: ['requests'] },
  'write:requests': {
    label: 'Enter requests of clients and move them',
    write: ['requests'],
    calls: ['post /requests/:id/move'],
  },
} as const satisfies Record<string, Scope>

export type ScopeName = keyof typeof scopes

export const scopeNames = Object.keys(scopes) as ScopeName[]

/** How a request comes in: to documents of a collection, to an endpoint of ours, or to neither. */
export type Route = { through: 'documents' | 'call'; allowed: boolean }

/** Whether one of the scopes opens this request. `path` is without `/api`. */
export function routeOf({ method, path, held }: { method: string; path: string; held: readonly string[] }): Route {
  const granted = scopeNames.filter((name) => held.includes(name)).map((name): Scope => scopes[name])
  const asked = `${method.toLowerCase()} ${path.replace(/\/+$/, '')}`
  const called = granted.some(({ calls = [] }) => calls.some((call) => fits(call, asked)))
  if (called) return { through: 'call', allowed: true }
  const [, slug = '', id = '', ...rest] = path.split('/')
  const operation = documentOperation({ method, id, rest })
  const allowed = operation !== null && granted.some((scope) => scope[operation]?.includes(slug))
  return { through: 'documents', allowed }
}

/** Whether one of the scopes opens this collection: asked again for every document that comes along with another. */
export function documentsOpen({
  operation,
  slug,
  held,
}: {
  operation: 'read' | 'write'
  slug: string
  held: readonly string[]
}): boolean {
  return scopeNames.some((name) => held.includes(name) && (scopes[name] as Scope)[operation]?.includes(slug))
}

// Only the plain addresses of documents: lists, one by its id, counting, the file. Everything else is no document.
function documentOperation({
  method,
  id,
  rest,
}: {
  method: string
  id: string
  rest: string[]
}): 'read' | 'write' | null {
  const plain = rest.length === 0 && (id === '' || /^\d+$/.test(id))
  switch (method.toUpperCase()) {
    case 'GET':
      return plain || (rest.length === 0 && id === 'count') || (id === 'file' && rest.length === 1) ? 'read' : null
    case 'POST':
      return rest.length === 0 && id === '' ? 'write' : null
    case 'PATCH':
      return rest.length === 0 && /^\d+$/.test(id) ? 'write' : null
    default:
      return null
  }
}

function fits(pattern: string, asked: string): boolean {
  const [want, have] = [pattern.split('/'), asked.split('/')]
  return (
    want.length === have.length && want.every((part, at) => part === have[at] || (part.startsWith(':') && have[at]))
  )
}
