import { BrandIcon } from './icon'

/** The name with its mark, on the sign-in page. */
export function BrandLogo() {
  return (
    <span className="cwa-logo">
      <BrandIcon size={34} />
      Coursewright
    </span>
  )
}
