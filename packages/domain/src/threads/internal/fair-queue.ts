export interface QueuedTask {
  /** Whose work it is: an organization. */
  owner: string;
  /** Whether it may take seconds. */
  long: boolean;
  /** Whether it is over in some hundredths of a second: it may have the last slot. */
  brief?: boolean;
}

export interface FairQueue<T extends QueuedTask> {
  /** Puts a task at the end of its owner's line. False where that line is full. */
  push(task: T): boolean;
  /** Takes the next task that may begin, and counts it as running; undefined where none may. */
  next(): T | undefined;
  /** Whether a task would begin at once. */
  hasRoom(task: QueuedTask): boolean;
  /** Counts a task as ended. */
  done(task: T): void;
  /** Tasks that wait. */
  readonly waiting: number;
}

export interface FairQueueOptions {
  /** Tasks that run at the same time. */
  slots: number;
  /** Tasks of one owner that wait; one more is refused. */
  maxWaiting: number;
}

/**
 * Shares a few slots between owners: they take turns, however much each has waiting. One slot (of two or
 * more) is never given to an owner who has all others, and never to a long task while all others run long
 * ones: whoever comes with a short text does not wait for somebody's long one, and no longer than a brief
 * task takes, which may have that slot.
 */
export function createFairQueue<T extends QueuedTask>({ slots, maxWaiting }: FairQueueOptions): FairQueue<T> {
  const most = Math.max(1, slots - 1);
  /** The lines, in the order of whose turn it is. */
  const lines = new Map<string, T[]>();
  const running = new Map<string, number>();
  let runningLong = 0;
  let runningAll = 0;
  let waiting = 0;

  const mayBegin = ({ owner, long, brief }: QueuedTask): boolean =>
    brief || ((running.get(owner) ?? 0) < most && !(long && runningLong >= most));

  const take = (owner: string, line: T[]): T | undefined => {
    const place = line.findIndex(mayBegin);
    if (place < 0) return undefined;
    const [task] = line.splice(place, 1);
    // Whoever had a turn comes last.
    lines.delete(owner);
    if (line.length) lines.set(owner, line);
    return task;
  };

  const begin = (task: T): T => {
    waiting--;
    runningAll++;
    if (task.long) runningLong++;
    running.set(task.owner, (running.get(task.owner) ?? 0) + 1);
    return task;
  };

  return {
    push(task) {
      const line = lines.get(task.owner) ?? [];
      if (line.length >= maxWaiting) return false;
      line.push(task);
      lines.set(task.owner, line);
      waiting++;
      return true;
    },
    next() {
      if (runningAll >= slots) return undefined;
      for (const [owner, line] of lines) {
        const task = take(owner, line);
        if (task) return begin(task);
      }
      return undefined;
    },
    hasRoom: (task) => waiting === 0 && runningAll < slots && mayBegin(task),
    done(task) {
      runningAll--;
      if (task.long) runningLong--;
      const left = (running.get(task.owner) ?? 1) - 1;
      if (left) running.set(task.owner, left);
      else running.delete(task.owner);
    },
    get waiting() {
      return waiting;
    },
  };
}
