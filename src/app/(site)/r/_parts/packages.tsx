import type { ClientStatus } from '@/systems/sales/public'

export function Packages({ token, packages }: { token: string; packages: ClientStatus['packages'] }) {
  return (
    <section className="panel" aria-labelledby="packages">
      <h2 id="packages">Your packages</h2>
      <p className="dim2">
        They hold the version you signed, with its answer keys. Give them to your LMS administrator only.
      </p>
      <ul className="downloads">
        {packages.map(({ format, title, ready }) => (
          <li key={format}>
            <b>{title}</b>
            {ready ? (
              <a className="btn" href={`/api/requests/by-link/${token}/packages/${format}`} download>
                Download
              </a>
            ) : (
              <span className="dim">Not available here yet. Write to us.</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
