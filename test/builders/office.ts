import { makeZip } from './archive'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const namespaces = [
  `xmlns:w="${word}"`,
  `xmlns:r="${office}/relationships"`,
  `xmlns:m="${office}/math"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

const relations = (of: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<?xml version="1.0"?><Relationships xmlns="${packaging}/relationships">${of
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/**
 * A Word file with this body (`<w:p>…</w:p>` and so on). `media` are its pictures by file name; picture n has relation `rIdMedia<n>`.
 * `before` stands in front of the root element, for document type declarations.
 */
export function makeDocx(
  body: string,
  {
    media = {},
    before = '',
    parts = {},
  }: { media?: Record<string, Buffer>; before?: string; parts?: Record<string, string> } = {},
): Uint8Array {
  const pictures = Object.keys(media)
  return makeZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ...pictures.map((name, at) => [`rIdMedia${at + 1}`, 'image', `media/${name}`] as const),
      ...Object.keys(parts).flatMap((name) => {
        const type = /^word\/(styles|numbering|footnotes)\.xml$/.exec(name)?.[1]
        return type ? [[`rId-${type}`, type, `${type}.xml`] as const] : []
      }),
    ]),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, xml.replace('{ns}', namespaces)])),
    ...Object.fromEntries(pictures.map((name) => [`word/media/${name}`, media[name] ?? ''])),
  })
}

/** A paragraph of Word; `inside` stands in its properties, `run` in those of its run. */
export const wordParagraph = (
  text: string,
  { inside = '', run = '' }: { inside?: string; run?: string } = {},
): string =>
  `<w:p>${inside ? `<w:pPr>${inside}</w:pPr>` : ''}<w:r>${run ? `<w:rPr>${run}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A picture in the line, with relation `rIdMedia<number>`. */
export const wordPicture = (number: number, alt = ''): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${number}" name="Picture ${number}" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdMedia${number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A text box of Word 2010 and later; without `fallback` there is nothing in it for older programs. */
export function wordTextBox(paragraphs: string, { fallback = false } = {}): string {
  const old = fallback
    ? `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>`
    : ''
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Text Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${paragraphs}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>${old}</mc:AlternateContent></w:r></w:p>`
}

/** A workbook of one sheet with these rows, as XML of `<row>` elements. */
export const makeXlsx = (
  rows: string,
  { styles = '', sheet = '' }: { styles?: string; sheet?: string } = {},
): Uint8Array =>
  makeZip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="${office}/relationships"><sheets><sheet name="Checks" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
    ...(styles ? { 'xl/styles.xml': styles } : {}),
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}<sheetData>${rows}</sheetData></worksheet>`,
  })

/** A presentation of one slide with these shapes; `media` by file name, picture n has relation `rIdMedia<n>`. */
export const makePptx = (shapes: string, { media = {} }: { media?: Record<string, Buffer> } = {}): Uint8Array =>
  makeZip({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations([['rId1', 'slide', 'slides/slide1.xml']]),
    'ppt/slides/slide1.xml': `<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="r"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
    'ppt/slides/_rels/slide1.xml.rels': relations(
      Object.keys(media).map((name, at) => [`rIdMedia${at + 1}`, 'image', `../media/${name}`] as const),
    ),
    ...Object.fromEntries(Object.entries(media).map(([name, content]) => [`ppt/media/${name}`, content])),
  })

/** An OpenDocument text with this body and these automatic styles. */
export const makeOdt = (
  body: string,
  { styles = '', media = {}, before = '' }: { styles?: string; media?: Record<string, Buffer>; before?: string } = {},
): Uint8Array =>
  makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?>${before}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d" xmlns:style="s" xmlns:fo="f" xmlns:xlink="x" xmlns:svg="v"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...Object.fromEntries(Object.entries(media).map(([name, content]) => [`Pictures/${name}`, content])),
  })
