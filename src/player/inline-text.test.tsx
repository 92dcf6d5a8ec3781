import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { InlineText } from './inline-text'
import { isSafePicture } from './picture'

const html = (text: string) => renderToStaticMarkup(<InlineText text={text} />)

describe('text of a course', () => {
  it.each([
    ['**Never** use *metal* tools', '<strong>Never</strong> use <em>metal</em> tools'],
    ['Run `defrost --slow`', 'Run <code>defrost --slow</code>'],
    ['**bold with *emphasis* inside**', '<strong>bold with <em>emphasis</em> inside</strong>'],
    ['2 * 3 * 4 and a_b_c', '2 * 3 * 4 and a_b_c'],
    ['\\*not emphasis\\*', '*not emphasis*'],
    ['Close the ____ and lock it', 'Close the ____ and lock it'],
    ['No hot _____ and no **heat ___.**', 'No hot _____ and no <strong>heat ___.</strong>'],
    ['A __strong__ and an _emphasised_ word', 'A <strong>strong</strong> and an <em>emphasised</em> word'],
    ['[a link](https://evil.example)', '[a link](https://evil.example)'],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  it('never becomes markup', () => {
    expect(html('<script>alert(1)</script> <img src=x onerror=alert(1)>')).not.toMatch(/<(script|img)/)
    expect(html('**<b onclick=x>**')).toBe('<strong>&lt;b onclick=x&gt;</strong>')
  })
})

describe('pictures', () => {
  it.each(['media/1.png', '/api/media/4.jpg', 'data:image/png;base64,AAAA', './a.webp'])('%s is shown', (src) => {
    expect(isSafePicture(src)).toBe(true)
  })

  it.each([
    'https://evil.example/a.png',
    '//evil.example/a.png',
    '\\\\evil\\a.png',
    '/\\evil.example',
    'javascript:alert(1)',
    'data:image/svg+xml;base64,AAAA',
    '',
  ])('%s is not', (src) => {
    expect(isSafePicture(src)).toBe(false)
  })
})
