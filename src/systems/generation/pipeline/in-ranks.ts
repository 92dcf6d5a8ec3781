type Task = { rank: number; work: () => Promise<void>; stops: (fault: unknown) => boolean }
type AddTask = (rank: number, work: () => Promise<void>, stops?: Task['stops']) => void

/**
 * Does what `begin` adds, and what that adds in its turn, `atOnce` at a time: the lowest rank first, and of one rank what was
 * added first. Where a task fails with a fault that `stops` says ends the rest, no more are begun; else the others are done all
 * the same. Throws the first fault when nothing is under way any more.
 */
export async function inRanks(atOnce: number, begin: (add: AddTask) => void): Promise<void> {
  const waiting: Task[] = []
  const faults: { fault: unknown; isEnd: boolean }[] = []
  let underWay = 0
  await new Promise<void>((resolve) => {
    const next = () => {
      const isStopped = faults.some(({ isEnd }) => isEnd)
      while (!isStopped && underWay < atOnce && waiting.length > 0) {
        const rank = Math.min(...waiting.map((task) => task.rank))
        const [task] = waiting.splice(
          waiting.findIndex((each) => each.rank === rank),
          1,
        )
        if (task) start(task)
      }
      if (underWay === 0) resolve()
    }
    const start = ({ work, stops }: Task) => {
      underWay += 1
      void work()
        .catch((fault: unknown) => faults.push({ fault, isEnd: stops(fault) }))
        .finally(() => {
          underWay -= 1
          next()
        })
    }
    begin((rank, work, stops = () => true) => waiting.push({ rank, work, stops }))
    next()
  })
  const [first] = [...faults].sort((a, b) => Number(b.isEnd) - Number(a.isEnd))
  if (first) throw first.fault
}
