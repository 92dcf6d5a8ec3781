import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import '../tokens.css'

/** A page of our own in the admin, with its bar and navigation. */
export function AdminPage({
  props,
  title,
  words,
  children,
}: {
  props: AdminViewServerProps
  title: string
  words: string
  children: ReactNode
}) {
  const { initPageResult, params, searchParams, i18n, payload } = props
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={initPageResult.locale}
      params={params}
      payload={payload}
      permissions={initPageResult.permissions}
      searchParams={searchParams}
      user={initPageResult.req.user ?? undefined}
      visibleEntities={initPageResult.visibleEntities}
    >
      <Gutter className="cwa cwa-page cwa-plain-page">
        <header>
          <h1>{title}</h1>
          <p>{words}</p>
        </header>
        {children}
      </Gutter>
    </DefaultTemplate>
  )
}
