'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

const pages = [
  { href: '/train/cohorts', label: 'Cohorts' },
  { href: '/train/sessions', label: 'Sessions' },
  { href: '/train/grading', label: 'Grading' },
  { href: '/train/observe', label: 'Observations' },
  { href: '/train/feedback', label: 'Feedback' },
]

export function TrainNav() {
  const here = usePathname()
  return (
    <nav aria-label="Training">
      {pages.map(({ href, label }) => (
        <Link key={href} href={href} aria-current={here === href || here.startsWith(`${href}/`) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
