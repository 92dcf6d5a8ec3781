/** The functions an LMS offers, under the names of its edition. */
export type RawApi = Record<string, ((...args: string[]) => unknown) | undefined>

/**
 * The LMS's API object, by the search SCORM prescribes: this window's parents, then the opener and its parents. Any of
 * them may belong to another origin, where even looking throws.
 */
export function findApi(name: 'API' | 'API_1484_11', from: Window = window): RawApi | null {
  return climb(from, name) ?? climb(openerOf(from), name) ?? climb(openerOf(topOf(from)), name)
}

function climb(start: Window | null, name: string): RawApi | null {
  let frame = start
  for (let level = 0; frame && level < 500; level++) {
    const api = look(frame, name)
    if (api) return api
    const parent = parentOf(frame)
    frame = parent === frame ? null : parent
  }
  return null
}

function look(frame: Window, name: string): RawApi | null {
  try {
    return (frame as unknown as Record<string, RawApi | undefined>)[name] ?? null
  } catch {
    return null
  }
}

function parentOf(frame: Window): Window | null {
  try {
    return frame.parent
  } catch {
    return null
  }
}

function openerOf(frame: Window | null): Window | null {
  try {
    return (frame?.opener as Window | null) ?? null
  } catch {
    return null
  }
}

function topOf(frame: Window): Window | null {
  try {
    return frame.top
  } catch {
    return null
  }
}
