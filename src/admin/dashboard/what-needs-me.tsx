import { createLocalReq, type Payload, type TypedUser } from 'payload'
import { listMyWork, type MyWork } from '@/systems/courses/public'
import { listWaitingRuns } from '@/systems/generation/public'
import { listMyRequests } from '@/systems/sales/public'
import { RequestsWaiting } from './requests-waiting'
import { FailedJobs, Section } from './section'
import '../tokens.css'
import './dashboard.css'

/** Before Payload's own dashboard: what waits for the person who opens it. */
export async function WhatNeedsMe({ payload, user }: { payload: Payload; user?: TypedUser | null }) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const work = await listMyWork({ req })
  const requests = await listMyRequests({ req })
  const runs = await listWaitingRuns({ req })
  if (!work) return null
  const admin = `${payload.config.routes.admin}/collections`
  const lists = [work.parses, work.toReview, work.drafts, work.toPublish, work.failedUploads, work.failedJobs]
  const waiting = lists.reduce((sum, list) => sum + (list?.total ?? 0), (requests?.total ?? 0) + (runs?.total ?? 0))
  return (
    <div className="cwa cwa-dashboard">
      <header>
        <h1>{greeting(work, waiting, requests !== null)}</h1>
        {work.parses !== null && (
          <p>
            <a href={`${admin}/sop-versions/create`}>Upload an SOP</a> to draft a course from it.
          </p>
        )}
      </header>
      <div className="cwa-dashboard-sections">
        <RequestsWaiting requests={requests} admin={admin} />
        <Section
          title="To review"
          list={work.toReview}
          empty="No course waits for a reviewer."
          all={`${admin}/courses?where[state][equals]=in-review`}
          link={(item) => `${admin}/courses/${item.id}/review`}
          action="Review"
        />
        <Section
          title="Readings to check"
          list={work.parses}
          empty="Every uploaded SOP is checked."
          all={`${admin}/sop-versions?where[state][equals]=parse-review`}
          link={(item) => `${admin}/sop-versions/${item.id}/parse`}
          action="Check the reading"
        />
        <Section
          title="Drafts that wait for you"
          list={runs && runs.total > 0 ? runs : null}
          empty=""
          all={`${admin}/generation-runs?where[state][in]=needs-human,outline-review`}
          link={(item) => `${admin}/generation-runs/${item.id}`}
          action="Open"
        />
        <Section
          title="Drafts to finish"
          list={work.drafts}
          empty="No draft is open."
          all={`${admin}/courses`}
          link={(item) => `${admin}/courses/${item.id}`}
          action="Open"
        />
        <Section
          title="Approved, to publish"
          list={work.toPublish}
          empty="Nothing waits to be published."
          all={`${admin}/courses?where[state][equals]=approved`}
          link={(item) => `${admin}/courses/${item.id}`}
          action="Publish"
        />
        {work.failedUploads && work.failedUploads.total > 0 && (
          <Section
            title="Files that could not be read"
            list={work.failedUploads}
            empty=""
            all={`${admin}/sop-versions?where[state][in]=failed,quarantined`}
            link={(item) => `${admin}/sop-versions/${item.id}/parse`}
            action="See why"
            bad
          />
        )}
        <FailedJobs jobs={work.failedJobs} />
      </div>
    </div>
  )
}

function greeting(work: MyWork, waiting: number, sells: boolean): string {
  const lists = [work.parses, work.toReview, work.drafts, work.toPublish, work.failedJobs]
  if (!sells && lists.every((list) => list === null)) return 'Your work is in the sections below'
  if (waiting === 0) return 'Nothing needs you'
  return waiting === 1 ? 'One thing needs you' : `${waiting} things need you`
}
