import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from './icons'

/** The bar above every page, with a way past it for the keyboard. */
export function TopBar({ home, children }: { home: string; children?: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link className="brand" href={home}>
          <Logo />
          Coursewright
        </Link>
        {children}
      </header>
    </>
  )
}
