import { CheckForm } from '../check-form'

export default function UnknownCertificate() {
  return (
    <CheckForm problem="No certificate has this code. Check it against the paper, letter by letter, and try again." />
  )
}
