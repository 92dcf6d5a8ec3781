import path from 'node:path'

/** Stands for `sops/parsing/child-script` where the launcher has built the children: those of production. */
export function childScript({ bundle }: { bundle: string }): { script: string; loader: string[] } {
  return { script: path.resolve('dist', `${bundle}.mjs`), loader: [] }
}
