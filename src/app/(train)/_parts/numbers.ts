/** `1 learner`, `24 learners` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A page number of an address; the first where it is none. */
export function pageOf(value: string | string[] | undefined): number {
  const page = Number(value)
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}

/** One value of an address, short enough to search for. */
export function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim().slice(0, 100) : ''
}

/** An id of an address, or undefined where it is none. */
export function idOf(value: string | string[] | undefined): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined
}
