import Link from 'next/link'
import { TopBar } from '../(learn)/_parts/top-bar'

export default function StartPage() {
  return (
    <div className="portal">
      <TopBar home="/" />
      <main id="main" className="page start">
        <h1>Training that says where it comes from</h1>
        <p className="lede">
          Courses made from your procedures, approved by your people. Every statement is one step away from its clause.
        </p>
        <div className="go">
          <Link className="btn pri" href="/learn">
            Go to your courses
          </Link>
        </div>
        <Example />
        <div className="doors">
          <section aria-labelledby="work">
            <h2 id="work">Make and review courses</h2>
            <p>Upload a procedure, check how it was read, review each claim beside its passage, approve and publish.</p>
            <Link href="/admin">Open the workshop</Link>
          </section>
          <section aria-labelledby="ask">
            <h2 id="ask">Have a course made</h2>
            <p>Send your procedures. You get a quote, follow the work, and sign off what you get.</p>
            <Link href="/request">Ask for a course</Link>
          </section>
          <section aria-labelledby="check">
            <h2 id="check">Check a certificate</h2>
            <p>Type the code printed on it. You see what the person was trained on, and whether it still holds.</p>
            <form action="/c" className="find">
              <label className="vh" htmlFor="code">
                Certificate code
              </label>
              <input
                id="code"
                name="code"
                type="text"
                autoComplete="off"
                placeholder="XXXX-XXXX-XXXX"
                required
                maxLength={40}
              />
              <button type="submit" className="btn">
                Check
              </button>
            </form>
          </section>
        </div>
      </main>
    </div>
  )
}

/** What the sentence above means, with one of our own courses. The passage is the sample procedure's, word for word. */
function Example() {
  return (
    <figure className="example">
      <div>
        <p className="label">The course says</p>
        <p className="says">Let the ice melt naturally with the door open and room air circulating.</p>
      </div>
      <span className="thread" aria-hidden>
        <span>§8.3 · 11</span>
      </span>
      <div className="paper">
        <p className="label">SOP, 8.3 Defrosting Process</p>
        <p>
          <b>Step 11:</b> Allow natural defrosting
        </p>
        <ul>
          <li>
            <mark>Let ice melt naturally with door open and room air circulation</mark>
          </li>
          <li>Optional: Use fan to circulate air (DO NOT use heat!)</li>
        </ul>
      </div>
    </figure>
  )
}
