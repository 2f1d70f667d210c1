import { Worker } from 'node:worker_threads';
import { BodyError } from '../body/body-error.ts';
import { type Answer, type Job, resultOf } from './jobs.ts';

/**
 * A thread without work ends after this time, in milliseconds: what it holds of the largest body is given
 * back.
 */
const IDLE_MS = 20_000;

export interface ThreadLimits {
  /** How long a job may take, the start of the thread included, in milliseconds. */
  timeoutMs: number;
  /** Memory of a thread in MiB: one that needs more ends, not the process. */
  memoryMb: number;
}

/**
 * One thread, which does one job at a time. It starts with its first job, and anew after one that it did not
 * survive.
 */
export class BodyThread {
  readonly #limits: ThreadLimits;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: ThreadLimits) {
    this.#limits = limits;
  }

  /**
   * @throws {BodyError} `too_much_work` for a job that took too long or too much memory
   * @throws {Error} what the job throws, or that its thread ended
   */
  async run<Result>(job: Job): Promise<Result> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<Answer<Result>>();
    const onMessage = (answer: Answer<Result>) => resolve(answer);
    const onError = (error: unknown) => reject(isOutOfMemory(error) ? tooMuchWork() : error);
    const onExit = () => reject(new Error('A thread ended while it read a body.'));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    const timer = setTimeout(() => reject(tooMuchWork()), this.#limits.timeoutMs);
    let answer: Answer<Result>;
    try {
      worker.postMessage(job);
      answer = await promise;
    } catch (error) {
      this.#discard(worker);
      throw error;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    this.#rest(worker);
    return resultOf(answer);
  }

  /** Ends the thread, and the job that it does. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./body-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb },
      // Nothing of how this process was started is meant for its threads: a module it preloads may wait for
      // its parent.
      execArgv: [],
    });
    // While it has no job, its error concerns nobody, and an error that nobody listens to ends the process.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => this.#discard(worker), IDLE_MS).unref();
  }

  #discard(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
    void worker.terminate();
  }
}

const tooMuchWork = () => new BodyError('too_much_work', 0);

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
