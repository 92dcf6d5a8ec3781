import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { validateXML } from 'xmllint-wasm'
import type { CourseManifest } from '@/shared/manifest/schema'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { unpacked } from './packages'

/** The schemas a manifest of each edition is made of, brought together under one roof. */
const roofs = {
  'scorm-1.2': {
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
  },
  'scorm-2004': {
    'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
    'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
    'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
  },
}

type Edition = keyof typeof roofs

/** xmllint compiled to WebAssembly: no tool of the system is needed, and nothing is fetched. */
async function validate(edition: Edition, xml: string) {
  const folder = new URL(`../../exporters/kit/schemas/${edition}/`, import.meta.url)
  const names = (await readdir(folder)).filter((name) => /\.(xsd|dtd)$/.test(name))
  const preload = await Promise.all(
    names.map(async (fileName) => ({ fileName, contents: await readFile(new URL(fileName, folder), 'utf8') })),
  )
  const imports = Object.entries(roofs[edition]).map(
    ([space, file]) => `<xs:import namespace="${space}" schemaLocation="${file}"/>`,
  )
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`
  return validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: xml }],
    schema: [{ fileName: 'roof.xsd', contents }],
    preload,
  })
}

async function manifestOf(edition: Edition, course: CourseManifest): Promise<string> {
  return (await unpacked(edition, course)).get('imsmanifest.xml')?.toString('utf8') ?? ''
}

describe.each(Object.keys(roofs) as Edition[])('the manifest of a %s package', (edition) => {
  it('is valid by the schemas of its edition', async () => {
    const { valid, errors } = await validate(edition, await manifestOf(edition, freezerManifest()))
    expect(errors.map(({ message }) => message)).toEqual([])
    expect(valid).toBe(true)
  })

  it('stays valid with a hostile title, another language and an odd pass mark', async () => {
    const course = freezerManifest({
      id: '1 ü/<>',
      version: '1.0 rev. "B"',
      language: 'nl-BE',
      title: 'A & <b>',
      summary: '',
    })
    const odd = { ...course, assessment: { ...course.assessment, passScore: 2 / 3 } }
    const { errors } = await validate(edition, await manifestOf(edition, odd))
    expect(errors.map(({ message }) => message)).toEqual([])
  })

  it('would be refused with an element out of place, so that the check above means something', async () => {
    const xml = await manifestOf(edition, freezerManifest())
    const { valid } = await validate(edition, xml.replace('<organizations', '<resourcesx/><organizations'))
    expect(valid).toBe(false)
  })

  it('carries its schemas at its root', async () => {
    const files = await unpacked(edition, freezerManifest())
    for (const file of Object.values(roofs[edition])) expect([...files.keys()]).toContain(file)
  })
})

describe('the manifest of a SCORM 2004 package', () => {
  it('leaves completion and success to the course, and tells the pass mark', async () => {
    const xml = await manifestOf('scorm-2004', freezerManifest())
    expect(xml).toContain('completionSetByContent="true"')
    expect(xml).toContain('objectiveSetByContent="true"')
    expect(xml).toContain('<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>')
    expect(xml).toContain('<schemaversion>2004 4th Edition</schemaversion>')
    expect(xml).not.toContain('mapInfo')
  })
})

describe('the manifest of a SCORM 1.2 package', () => {
  it('tells the pass mark as mastery score', async () => {
    expect(await manifestOf('scorm-1.2', freezerManifest())).toContain('<adlcp:masteryscore>80</adlcp:masteryscore>')
  })
})
