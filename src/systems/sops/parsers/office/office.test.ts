import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { mediaTypeOf } from '../../formats'
import { mediaTypes, type MediaType, type Segment } from '../../model'
import { inspectUpload } from '../../uploads/inspect-upload'
import { parseDocument } from '../index'

const bytesOf = (filename: string) => new Uint8Array(readFileSync(path.join('test/fixtures/sops', filename)))
const read = (filename: string) =>
  parseDocument({ bytes: bytesOf(filename), filename, mediaType: mediaTypeOf(filename) as MediaType })
const said = (segments: Segment[], kind: Segment['kind']) =>
  segments.filter((segment) => segment.kind === kind).map(({ text }) => text)

describe('slides', () => {
  it('give headings, numbered steps, warnings and tables, each with its slide', async () => {
    const { segments, title, pages } = await read('fume-hood.pptx')
    expect(title).toBe('Working at the fume hood')
    expect(pages).toBe(4)
    expect(said(segments, 'heading')).toEqual(['Working at the fume hood', 'Before you start', 'Limits'])
    const steps = segments.filter(({ kind, page }) => kind === 'step' && page === 2)
    expect(steps.map(({ marker, text }) => `${marker} ${text}`)).toEqual([
      '1. Check that the air flow shows at least 0.5 m/s.',
      '2. Lower the sash to 40 cm.',
      '3. Remove everything you do not need.',
    ])
    expect(said(segments, 'warning')).toContain('Warning: never put your head into the hood.')
    const [row] = segments.filter(({ kind }) => kind === 'table-row')
    expect(row).toMatchObject({ header: ['What', 'Limit'], cells: ['Air flow', 'at least 0.5 m/s'], page: 3 })
  })

  it('leave hidden ones out, and say so; what the speaker says is no step', async () => {
    const { text, doubts, segments } = await read('fume-hood.pptx')
    expect(text).not.toContain('Old values')
    expect(doubts).toContainEqual(expect.objectContaining({ code: 'hidden-text' }))
    expect(text).toContain('Ask who has worked at a hood before.')
    expect(said(segments, 'step')).not.toContain('Ask who has worked at a hood before.')
  })
})

describe('workbooks', () => {
  it('give what people see: dates, percents and results of formulas', async () => {
    const { segments } = await read('autoclave-operation.xlsx')
    const rows = segments.filter(({ kind }) => kind === 'table-row')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Liquids', '121', '30', '2026-03-04', '75 %'],
      ['Waste', '134', '45', '2026-03-05', '90 %'],
    ])
    expect(rows[0]?.header).toEqual(['Programme', 'Temperature (°C)', 'Minutes', 'Checked', 'Load'])
    expect(rows[0]?.path).toEqual(['Limits'])
  })

  it('give steps where a table numbers them, and leave hidden sheets out', async () => {
    const { segments, text, doubts } = await read('autoclave-operation.xlsx')
    expect(said(segments, 'step')).toContain('Wait until the pressure is 0 bar before you open the door.')
    expect(text).not.toContain('Do not use')
    expect(doubts.map(({ message }) => message)).toContain('Hidden sheets were left out: Old limits.')
  })
})

describe('OpenDocument texts', () => {
  it('give headings, nested steps, tables, warnings and footnotes', async () => {
    const { segments, title } = await read('spill-response.odt')
    expect(title).toBe('Chemical spill response')
    const steps = segments.filter(({ kind, path: [heading] }) => kind === 'step' && heading === 'Small spills')
    expect(steps.map(({ marker, level }) => `${marker}/${level}`)).toEqual([
      '1./1',
      '2./1',
      '3./1',
      '1./2',
      '2./2',
      '4./1',
      '5./1',
    ])
    expect(said(segments, 'warning')).toEqual(['Do not touch broken glass with your hands.'])
    expect(said(segments, 'paragraph')).toContain('Deionised water leaves no stains.')
    const row = segments.find(({ kind }) => kind === 'table-row')
    expect(row).toMatchObject({ header: ['Chemical', 'Largest spill', 'Stay out for'] })
  })
})

describe('at the door', () => {
  it.each([
    ['fume-hood.pptx', mediaTypes.pptx],
    ['autoclave-operation.xlsx', mediaTypes.xlsx],
    ['spill-response.odt', mediaTypes.odt],
  ])('%s is taken for what it is', async (filename, mediaType) => {
    expect(await inspectUpload({ bytes: bytesOf(filename), filename })).toMatchObject({ mediaType })
  })

  it('one kind under the name of another is refused, and told what it is', async () => {
    await expect(inspectUpload({ bytes: bytesOf('fume-hood.pptx'), filename: 'a.xlsx' })).rejects.toThrow(
      'named as if it were an Excel file, but it is a PowerPoint file',
    )
  })
})
