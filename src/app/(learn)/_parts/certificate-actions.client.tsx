'use client'

import { useState } from 'react'

export function CertificateActions({ address }: { address: string }) {
  const [said, setSaid] = useState('')
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setSaid('Copied'),
      () => setSaid(`Copy it by hand: ${address}`),
    )
  }
  return (
    <div className="acts">
      <button type="button" className="btn" onClick={() => window.print()}>
        Print or save as PDF
      </button>
      <button type="button" className="btn quiet" onClick={copy}>
        Copy link
      </button>
      <p className="mid dim" role="status">
        {said}
      </p>
    </div>
  )
}
