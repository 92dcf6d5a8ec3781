import { create } from 'xmlbuilder2'
import type { PackageFile } from '../define-exporter'

/** A tree of names, attributes (`@name`) and children, as xmlbuilder2 reads it. */
export type Xml = { [name: string]: string | number | boolean | Xml | Xml[] }

export function xmlFile(path: string, tree: Xml): PackageFile {
  const text = create({ version: '1.0', encoding: 'UTF-8' }, tree).end({ prettyPrint: true })
  return { path, content: Buffer.from(`${text}\n`) }
}

/** The course as the one SCO, and the schemas as an asset, so that every file of the package is listed. */
export function resources({
  course,
  schemas,
  typeName,
}: {
  course: PackageFile[]
  schemas: PackageFile[]
  typeName: string
}): Xml {
  const list = (files: PackageFile[]) => files.map(({ path }) => ({ '@href': path }))
  return {
    resource: [
      {
        '@identifier': 'course-files',
        '@type': 'webcontent',
        [`@${typeName}`]: 'sco',
        '@href': 'index.html',
        file: list(course),
      },
      { '@identifier': 'schema-files', '@type': 'webcontent', [`@${typeName}`]: 'asset', file: list(schemas) },
    ],
  }
}

/** In hundredths, as a number without rounding noise. */
export function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
