const listenStatement = /^\s*(listen|unlisten)\s+("(?:[^"]|"")+"|[a-z_][\w$]*|\*)\s*$/i

export type ListenIntent = { verb: 'listen' | 'unlisten'; channel: string }

/** LISTEN and UNLISTEN statements in a text; the channel `*` means all. */
export function listenIntents(text: string): ListenIntent[] {
  return text.split(';').flatMap((statement) => {
    const match = listenStatement.exec(statement)
    if (!match) return []
    const name = match[2] as string
    const channel = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()
    return [{ verb: (match[1] as string).toLowerCase() as ListenIntent['verb'], channel }]
  })
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
