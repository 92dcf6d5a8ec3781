import type { AdminViewServerProps } from 'payload'
import { hasRole, listPermissions, personOf, roles, type Role } from '@/systems/identity/public'
import { AdminPage } from '../../shared/admin-page'
import { abilities, roleWords } from './abilities'
import './roles.css'

/** Who may do what: the acts in plain words, and what each role sees and changes, asked of the rules themselves. */
export async function RolesView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const allowed = hasRole(personOf(req), 'manager', 'admin')
  return (
    <AdminPage
      props={props}
      title="Roles"
      words="What each role may do. One person may hold several. An administrator gives roles under People."
    >
      {allowed ? (
        <Tables permissions={await listPermissions({ req, config: req.payload.config })} />
      ) : (
        <p>Managers and administrators see the roles.</p>
      )}
    </AdminPage>
  )
}

type Permissions = Awaited<ReturnType<typeof listPermissions>>

function Tables({ permissions }: { permissions: Permissions }) {
  return (
    <div className="cwa-roles">
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt>{nameOf(role)}</dt>
            <dd>{roleWords[role]}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>What people do</h2>
        {[...new Set(abilities.map(({ area }) => area))].map((area) => (
          <Matrix
            key={area}
            caption={area}
            rows={abilities
              .filter((ability) => ability.area === area)
              .map(({ words, who }) => ({ words, cell: (role) => (who.includes(role) ? 'yes' : 'no') }))}
          />
        ))}
      </section>
      <section>
        <h2>What people see and change</h2>
        <p className="cwa-quiet">
          Within their own organisation. “Own” are the rows about themselves, or of the people they look after.
        </p>
        {[...new Set(permissions.map(({ group }) => group))].map((group) => (
          <Matrix
            key={group}
            caption={group || 'Other'}
            rows={permissions
              .filter((row) => row.group === group)
              .map(({ name, reach }) => ({ words: name, cell: (role) => cellOf(reach, role) }))}
          />
        ))}
      </section>
    </div>
  )
}

function cellOf(reach: Permissions[number]['reach'], role: Role): string {
  const may = [
    reach.read[role] === 'all' ? 'see' : reach.read[role] === 'own' ? 'see own' : '',
    reach.create[role] === 'none' ? '' : 'add',
    reach.update[role] === 'all' ? 'change' : reach.update[role] === 'own' ? 'change own' : '',
  ].filter(Boolean)
  return may.length ? may.join(', ') : 'no'
}

function Matrix({ caption, rows }: { caption: string; rows: { words: string; cell: (role: Role) => string }[] }) {
  return (
    <div className="cwa-matrix" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {roles.map((role) => (
              <th key={role} scope="col">
                {nameOf(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, cell }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              {roles.map((role) => {
                const text = cell(role)
                return (
                  <td key={role} className={text === 'no' ? 'cwa-no' : ''}>
                    {text === 'no' ? <span aria-label="no">–</span> : text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const nameOf = (role: Role): string => role[0]?.toUpperCase() + role.slice(1)
