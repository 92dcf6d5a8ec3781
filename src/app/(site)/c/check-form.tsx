import { TopBar } from '../../(learn)/_parts/top-bar'

export function CheckForm({ problem }: { problem?: string }) {
  return (
    <div className="portal">
      <TopBar home="/">
        <span className="who">Verification</span>
      </TopBar>
      <main id="main" className="page narrow">
        <h1>{problem ? 'Not found' : 'Check a certificate'}</h1>
        <p className="lede">
          {problem ??
            'Type the code printed on it. You see what the person was trained on, and whether it still holds.'}
        </p>
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
          <button type="submit" className="btn pri">
            Check
          </button>
        </form>
      </main>
    </div>
  )
}
