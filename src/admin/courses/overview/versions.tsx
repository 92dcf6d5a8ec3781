'use client'
import { useConfig } from '@payloadcms/ui'
import type { VersionSummary } from '@/systems/courses/public'
import { PackageLink } from './package-link'

/** The versions of a course with the packages made of them. `formats` is empty for people who may not have packages. */
export function Versions({
  versions,
  formats,
}: {
  versions: VersionSummary[]
  formats: { format: string; title: string }[]
}) {
  const { config } = useConfig()
  return (
    <section>
      <h3>Versions</h3>
      {versions.length === 0 ? (
        <p className="cwa-quiet">
          Nothing is published yet. A version is what learners see and what packages are made of.
        </p>
      ) : (
        <ul className="cwa-versions">
          {versions.map((version) => (
            <li key={version.id}>
              <p>
                <a href={`${config.routes.admin}/collections/versions/${version.id}`}>
                  <b>Version {version.number}</b>
                </a>{' '}
                <span className="cwa-quiet">
                  {version.state}, {new Date(version.releasedAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })}
                </span>
              </p>
              <p className="cwa-hash cwa-quiet">sha256 {version.hash.slice(0, 24)}…</p>
              {formats.length > 0 && version.state !== 'withdrawn' && (
                <p className="cwa-row">
                  <span className="cwa-label">Download</span>
                  {formats.map(({ format, title }) => (
                    <a key={format} href={`${config.routes.api}/versions/${version.id}/packages/${format}`} download>
                      {title}
                    </a>
                  ))}
                </p>
              )}
              {formats.length > 0 && version.state !== 'withdrawn' && (
                <PackageLink packages={`${config.routes.api}/versions/${version.id}/packages`} formats={formats} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
