import type { Metadata } from 'next'
import Link from 'next/link'
import { sourceLabel } from '@/systems/learning/public'
import { getCohort, getMaterials, WHOLE_COURSE, type Materials } from '@/systems/training/public'
import { foundOrMissing } from '../../../../../(learn)/_parts/found'
import { CohortHead, VersionTabs } from '../../../../_parts/cohort-head'
import { NoteBox } from '../../../../_parts/note-box.client'
import { idOf } from '../../../../_parts/numbers'
import { TrainPage } from '../../../../_parts/train-page'
import { trainerAt } from '../../../../session'

export const metadata: Metadata = { title: 'Materials' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> }

export default async function MaterialsPage({ params, searchParams }: Props) {
  const { id } = await params
  const session = await trainerAt(`/train/cohorts/${id}/materials`)
  const { req } = session
  const cohort = await foundOrMissing(id, (id) => getCohort({ req, cohort: id }))
  const wanted = idOf((await searchParams).version)
  const version = cohort.courses.find((course) => course.id === wanted) ?? cohort.courses.at(-1)
  const materials = version ? await getMaterials({ req, cohort: cohort.id, version: version.id }) : null
  return (
    <TrainPage session={session}>
      <CohortHead cohort={cohort} tab="materials" />
      {version && materials ? (
        <>
          <VersionTabs
            courses={cohort.courses}
            chosen={version.id}
            href={(one) => `/train/cohorts/${cohort.id}/materials?version=${one}`}
          />
          <Course {...materials} />
        </>
      ) : (
        <p className="empty">
          This cohort is on no course yet. <Link href={`/train/cohorts/${cohort.id}`}>Put it on one</Link>; its lessons
          and your notes on them appear here.
        </p>
      )}
    </TrainPage>
  )
}

function Course({ version, title, minutes, sources, objectives, lessons, notes }: Materials) {
  return (
    <>
      <section aria-labelledby="course">
        <h2 id="course" lang={version.language}>
          {title}, version {version.number}
        </h2>
        <p className="mid dim2">
          {minutes} min, {sources.map(sourceLabel).join(', ')}.{' '}
          <Link href={`/learn/courses/${version.id}`}>Open it as a learner</Link>
        </p>
        <div className="lesson">
          <div>
            <h3>The whole course</h3>
            <ul className="aims mid" lang={version.language}>
              {objectives.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
          <NoteBox
            version={version.id}
            lesson={WHOLE_COURSE}
            about="the whole course"
            note={notes[WHOLE_COURSE] ?? null}
          />
        </div>
      </section>
      <section aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        {lessons.map(({ id, title, module, minutes }) => (
          <div className="lesson" key={id}>
            <div lang={version.language}>
              <h3>{title}</h3>
              <p className="small dim">
                {module}, {Math.max(1, Math.round(minutes))} min
              </p>
            </div>
            <NoteBox version={version.id} lesson={id} about={title} note={notes[id] ?? null} />
          </div>
        ))}
      </section>
    </>
  )
}
