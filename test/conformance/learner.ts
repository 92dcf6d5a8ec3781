import type { FrameLocator, Page } from 'playwright-core'
import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import { solutionOf } from '@/systems/courses/exercises'

/** A learner at the keyboard of a package: what they read is on the page, what they know is in the manifest. */
export function learnerIn({
  page,
  frame,
  manifest,
}: {
  page: Page
  frame: FrameLocator | Page
  manifest: CourseManifest
}) {
  const primary = () => frame.locator('.cw-foot .cw-primary')
  /** The way on, past an exercise where there is one. */
  const onward = () => frame.locator('.cw-foot-right .cw-button').first()
  const heading = () => frame.locator('main h1').first()

  const title = async () => {
    // An attempt being started shows the page before it a moment longer.
    await frame.locator('.cw-primary[aria-disabled="true"]').waitFor({ state: 'detached' })
    await heading().waitFor()
    return (await heading().textContent())?.replace(/, \d+ of \d+$/, '') ?? ''
  }

  /** The whole question, of which the player may set a part below the heading. */
  const question = async () => {
    const asked = await title()
    const passage = frame.locator('main .cw-case')
    return (await passage.count()) > 0 ? `${asked} ${(await passage.textContent()) ?? ''}` : asked
  }

  /** Goes on until `stop` says so; practice is skipped, as it counts for nothing. */
  const readUntil = async (stop: () => Promise<boolean>) => {
    for (let screen = 0; screen < 500 && !(await stop()); screen++) {
      await onward().click()
    }
  }

  const answerQuestion = async (right: boolean) => {
    const prompt = await question()
    const exercise = manifest.assessment.exercises.find((candidate) => candidate.prompt === prompt)
    if (!exercise) throw new Error(`No question "${prompt}"`)
    await fillIn(frame, exercise, right)
    return exercise.id
  }

  return {
    title,
    primary,
    onward,
    readUntil,
    answerQuestion,
    readAllLessons: () =>
      readUntil(async () => (await frame.locator('.cw-where').textContent())?.startsWith('Lesson') === false),
    startAssessment: () => frame.getByRole('button', { name: 'Start the assessment' }).click(),
    /** Answers every question; `wrong` names those to get wrong. Returns the ids in the order asked. */
    async answerAll({ wrong = [] as string[] | 'all' } = {}) {
      const asked: string[] = []
      for (let at = 0; at < 50 && (await title()) !== 'Look over your answers'; at++) {
        const prompt = await question()
        const id = manifest.assessment.exercises.find((candidate) => candidate.prompt === prompt)?.id ?? ''
        asked.push(await answerQuestion(wrong !== 'all' && !wrong.includes(id)))
        await primary().click()
      }
      return asked
    },
    async handIn() {
      await frame.getByRole('button', { name: 'Hand in' }).click()
      await frame.locator('.cw-score').waitFor()
      return title()
    },
    async leave() {
      await frame.getByRole('button', { name: 'Save and close' }).first().click()
      await frame.getByText('Saved. You can close this window.').waitFor()
    },
    /** Closes the window without a word, as people do. */
    async vanish() {
      await page.goto('about:blank')
    },
  }
}

async function fillIn(frame: FrameLocator | Page, exercise: Exercise, right: boolean) {
  const solution = solutionOf(exercise)
  const main = frame.locator('main')
  switch (exercise.type) {
    case 'true-false':
      return main.locator(`input[value="${String(right === solution)}"]`).check()
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error': {
      const labels = solution as string[]
      const boxes = await main.locator('.cw-options input').all()
      for (const box of boxes) {
        const value = (await box.getAttribute('value')) ?? ''
        if (labels.includes(value) === right) {
          await box.check()
          if ((await box.getAttribute('type')) === 'radio') return
        }
      }
      return
    }
    case 'ordering': {
      const wanted = [...(solution as string[])]
      if (!right) wanted.reverse()
      for (const [place, label] of wanted.entries()) {
        for (let tries = 0; tries < wanted.length; tries++) {
          const ids = await main
            .locator('.cw-order-row')
            .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-item')))
          if (ids.indexOf(label) <= place) break
          await main.locator(`[data-item="${label}"] [data-by="-1"]`).click()
        }
      }
      return
    }
    case 'matching': {
      const pairs = Object.entries(solution as Record<string, string>)
      const other = pairs.map(([, to]) => to)
      for (const [from, to] of pairs) {
        const left = exercise.pairs.map(({ left: text }) => text).sort()[Number(from) - 1] ?? ''
        const picked = right ? to : (other.find((label) => label !== to) ?? to)
        await main.getByLabel(`What goes with “${left}”?`).selectOption(picked)
      }
      return
    }
    case 'cloze':
      for (const [gap, word] of Object.entries(solution as Record<string, string>)) {
        await main.getByLabel(`Gap ${gap}`).fill(right ? word : 'nothing like it')
      }
      return
    case 'scenario': {
      // A wrong way ends early or late; the first choice that is not the best is wrong enough.
      for (const label of solution as string[]) {
        const choices = main.locator('.cw-choice')
        const texts = await choices.allTextContents()
        const best = choiceText(exercise, label)
        const pick = right ? texts.indexOf(best) : texts.findIndex((text) => text !== best)
        await choices.nth(Math.max(0, pick)).click()
        if (!right) break
      }
      while (!right && (await main.locator('.cw-choice').count())) await main.locator('.cw-choice').first().click()
      return
    }
    case 'numeric': {
      const { value } = solution as { value: string }
      await main.getByLabel('Your number').fill(right ? value : String(Number(value) + 1000))
      return
    }
    default:
      throw new Error(`The learner of these tests cannot answer ${exercise.type}`)
  }
}

/** Labels follow the order of the texts of a scene; the scenes of one label are tried in turn. */
function choiceText(exercise: Extract<Exercise, { type: 'scenario' }>, label: string): string {
  const [scene] = exercise.scenes.filter(({ id }) => id === exercise.start)
  const texts = (scene?.choices ?? []).map(({ text }) => text).sort()
  return texts['abcdefgh'.indexOf(label)] ?? ''
}
