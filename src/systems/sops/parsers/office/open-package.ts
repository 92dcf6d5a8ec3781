import { load } from 'cheerio'
import { refuse } from '../../errors'
import { OversizedArchive, readZipTexts } from '../../uploads/zip-entries'
import { assertShallow } from '../nesting'

/** More XML than an office document for people holds. */
const mostXml = 48 * 1024 * 1024

export type Xml = ReturnType<typeof load>
export type OfficePackage = {
  /** The part of that name as XML, or null. Names of elements keep their prefix: `$('a\\:t')`. */
  part(name: string): Xml | null
  /** Relations of a part: id → name of the part it leads to. Links that lead outside are left out. */
  relations(name: string): Map<string, string>
}

/** Opens the XML parts of a zipped document (OOXML, ODF). `wanted` names what is read at all. */
export async function openPackage(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<OfficePackage> {
  const texts = await readZipTexts(bytes, { wanted, maxBytes: mostXml }).catch((error: unknown) => {
    throw refuse(error instanceof OversizedArchive ? 'sop.bomb' : 'sop.unreadable', {
      reason: error instanceof Error ? error.message : String(error),
    })
  })
  for (const [name, text] of texts) if (/\.(?:xml|rels)$/i.test(name)) assertShallow(text)
  const part = (name: string): Xml | null => {
    const text = texts.get(name)
    return text === undefined ? null : load(text, { xml: { xmlMode: true, decodeEntities: true } })
  }
  return {
    part,
    relations(name) {
      const at = name.lastIndexOf('/')
      const folder = name.slice(0, at)
      const $ = part(`${folder}/_rels/${name.slice(at + 1)}.rels`)
      const found = new Map<string, string>()
      $?.('Relationship').each((_, relation) => {
        const { Id, Target, TargetMode } = relation.attribs
        if (Id && Target && TargetMode !== 'External') found.set(Id, resolved(folder, Target))
      })
      return found
    },
  }
}

/** `../media/a.png` seen from `ppt/slides` → `ppt/media/a.png`. A path that climbs out of the package ends at its root. */
function resolved(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

/** The document's title of its properties, unless it is one that the program put there. */
export function titleOf({ part }: OfficePackage): string | undefined {
  const title = part('docProps/core.xml')?.('dc\\:title').first().text().trim()
  return title &&
    !/^(?:untitled|document\d*|presentation\d*|powerpoint presentation|book\d*|microsoft \w+)\b/i.test(title)
    ? title
    : undefined
}
