'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

const pages = [
  { href: '/learn', label: 'Home' },
  { href: '/learn/catalogue', label: 'Catalogue' },
]

export function PortalNav() {
  const here = usePathname()
  return (
    <nav aria-label="Portal">
      {pages.map(({ href, label }) => (
        <Link key={href} href={href} aria-current={here === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
