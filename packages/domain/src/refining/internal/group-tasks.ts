import { setImmediate as nextTurn } from 'node:timers/promises';

export interface GroupOptions<T, R> {
  /** Groups that are done at the same time. */
  places: number;
  /** Does a group, and answers results in its order. */
  run(inputs: T[]): Promise<R[]>;
  /** Does one of several whose group failed, as if it had come alone. */
  alone(input: T): Promise<R>;
}

interface Waiting<T, R> {
  input: T;
  resolve: (result: R | Promise<R>) => void;
}

/** A group is done in some hundredths of a second. */
const MOST = 16;

/**
 * Does short tasks in groups, so that handing them over costs little: those that come while all places are
 * taken wait, and are shared out among them as they get free. The tasks of a group that fails are done alone,
 * so that none suffers from another; one that was alone fails with it.
 */
export function createGroups<T, R>({ places, run, alone }: GroupOptions<T, R>) {
  const waiting: Waiting<T, R>[] = [];
  let running = 0;
  let gathering = false;

  const begin = (): void => {
    while (waiting.length && running < places) {
      running++;
      const group = waiting.splice(0, Math.min(MOST, Math.ceil(waiting.length / places)));
      run(group.map(({ input }) => input))
        .then(
          (results) => answer(group, results),
          (error: unknown) => {
            for (const { input, resolve } of group)
              resolve(group.length > 1 ? alone(input) : Promise.reject(error));
          },
        )
        .finally(() => {
          running--;
          gather();
        });
    }
  };

  /** What this turn of the event loop brings goes together. */
  const gather = (): void => {
    if (gathering) return;
    gathering = true;
    void nextTurn().then(() => {
      gathering = false;
      begin();
    });
  };

  return (input: T): Promise<R> => {
    const { promise, resolve } = Promise.withResolvers<R>();
    waiting.push({ input, resolve });
    gather();
    return promise;
  };
}

function answer<T, R>(group: readonly Waiting<T, R>[], results: readonly R[]): void {
  for (const [at, result] of results.entries()) group[at]?.resolve(result);
}
