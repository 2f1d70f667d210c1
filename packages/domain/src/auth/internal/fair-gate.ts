export interface FairGateLimits {
  /** How much runs at the same time. */
  running: number;
  /** How much waits. */
  waiting: number;
  /** What a refused one is told. */
  refusal: () => Error;
}

export interface FairGate {
  /**
   * Runs `work` when there is room. Callers take turns, whatever each brings. Throws the refusal, and what
   * `work` throws.
   */
  run<T>(caller: string, work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  begin(): void;
  refuse(error: Error): void;
}

/**
 * Lets a bounded amount of work run at once, and callers in by turns. Where too much waits, the newest of the
 * caller with the most waiting is refused: whoever floods the gate pays for it.
 */
export function createFairGate({ running: room, waiting, refusal }: FairGateLimits): FairGate {
  /** In the order of turns. */
  const queues = new Map<string, Waiting[]>();
  let running = 0;
  let queued = 0;

  function enqueue(caller: string): Promise<void> {
    return new Promise((begin, refuse) => {
      queues.set(caller, [...(queues.get(caller) ?? []), { begin, refuse }]);
      queued += 1;
      if (queued > waiting) refuseNewest();
    });
  }

  function refuseNewest(): void {
    const [longest] = [...queues].sort(([, one], [, other]) => other.length - one.length);
    if (!longest) return;
    const [caller, queue] = longest;
    queued -= 1;
    queue.pop()?.refuse(refusal());
    if (queue.length === 0) queues.delete(caller);
  }

  /** Passes the place straight to the next in turn, so that nobody slips in between. */
  function leave(): void {
    const [next] = queues;
    if (!next) {
      running -= 1;
      return;
    }
    const [caller, [first, ...others]] = next;
    queues.delete(caller);
    if (others.length > 0) queues.set(caller, others);
    queued -= 1;
    first?.begin();
  }

  return {
    async run(caller, work) {
      if (running < room) running += 1;
      else await enqueue(caller);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
