/** The few shapes the portal uses. All are decoration: the word stands beside them. */
const box = { className: 'mk', viewBox: '0 0 16 16', 'aria-hidden': true } as const

export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden fill="none">
      <path d="M3 5h9M3 12h6M3 19h9" stroke="currentColor" strokeWidth="2" />
      <path d="M12 5h5v14h-5M9 12h8" stroke="var(--accent)" strokeWidth="1.5" />
      <circle cx="19.5" cy="12" r="2.4" stroke="var(--accent)" strokeWidth="1.5" />
    </svg>
  )
}

export function Tick() {
  return (
    <svg {...box}>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" />
      <path d="M5 8.2l2.1 2.1L11 6.2" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </svg>
  )
}

export function Clock() {
  return (
    <svg {...box}>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4.8V8l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}

export function Cross() {
  return (
    <svg {...box}>
      <path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  )
}

export function Warning() {
  return (
    <svg {...box}>
      <path d="M8 2L15 14H1z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6.3v3.6m0 1.3v1.2" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}
