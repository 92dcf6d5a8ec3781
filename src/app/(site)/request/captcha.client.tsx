'use client'
import { useEffect } from 'react'
import type { RequestFormSettings } from '@/systems/sales/public'

/** The provider's own widget: its script looks for the class and puts its answer into the form. */
export function Captcha({
  widget,
  problem,
}: {
  widget: NonNullable<RequestFormSettings['captcha']>
  problem?: string | undefined
}) {
  useEffect(() => {
    const script = document.createElement('script')
    script.src = widget.script
    script.async = true
    document.head.append(script)
    return () => script.remove()
  }, [widget.script])
  return (
    <div className="field" id="field-captcha">
      {problem && <p className="mistake">{problem}</p>}
      <div className={widget.className} data-sitekey={widget.siteKey} />
      <noscript>
        <p className="hint">This check needs JavaScript. Without it, write to us by email.</p>
      </noscript>
    </div>
  )
}
