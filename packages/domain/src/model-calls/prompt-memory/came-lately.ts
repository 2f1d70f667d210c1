import type { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** As long as vendors keep what nobody asks for again. Milliseconds. */
const LATELY_MS = 5 * 60_000;
/** What was noted so lately is not noted again in Redis; so long it may seem older there than it is. */
const RENEW_MS = 10_000;
/** How long notes wait for others. */
const GROUP_MS = 20;
const MOST_WAIT_MS = 25;
/** After a wait in vain Redis is not asked for so long. */
const PAUSE_MS = 1_000;
/** Of this process; one takes about 130 bytes. */
const MAX_NAMES = 50_000;
/** Of notes that wait for Redis; more are not shared. */
const MAX_WAITING = 10_000;

interface Options {
  redis: Pick<Redis, 'status' | 'mget' | 'pipeline'>;
  logger: Pick<Logger, 'warn'>;
  clock: { now(): Date };
  /** No call waits longer for Redis. Milliseconds. */
  mostWaitMs?: number;
}

/**
 * What came within the last five minutes, by names that tell nothing of it. In Redis, so that all processes
 * know it and a restart forgets nothing; in front of it in the memory of this process, which is all there is
 * while Redis is away.
 */
export class CameLately {
  readonly #redis: Options['redis'];
  readonly #logger: Options['logger'];
  readonly #clock: Options['clock'];
  readonly #mostWaitMs: number;
  /** When each came last, in milliseconds since the epoch; the oldest first. */
  readonly #known = new Map<string, number>();
  readonly #waiting = new Set<string>();
  #sending: Promise<void> | null = null;
  #notBefore = 0;
  #isAway = false;

  constructor({ redis, logger, clock, mostWaitMs = MOST_WAIT_MS }: Options) {
    this.#mostWaitMs = mostWaitMs;
    this.#redis = redis;
    this.#logger = logger;
    this.#clock = clock;
  }

  /** Which of these came lately. Waits 25 ms at most, and never throws. */
  async which(names: readonly string[]): Promise<ReadonlySet<string>> {
    const since = this.#clock.now().getTime() - LATELY_MS - RENEW_MS;
    const known = (name: string) => (this.#known.get(name) ?? 0) >= since;
    const unknown = names.filter((name) => !known(name));
    if (unknown.length > 0) {
      const times = await this.#ask(unknown);
      for (const [at, name] of unknown.entries()) {
        const when = Number(times[at] ?? 0);
        // What was noted meanwhile is not older.
        if (when >= since && !known(name)) this.#keep(name, when);
      }
    }
    return new Set(names.filter(known));
  }

  /** Notes that these came now. Returns at once. */
  note(names: readonly string[]): void {
    const now = this.#clock.now().getTime();
    for (const name of names) {
      const isNew = (this.#known.get(name) ?? 0) < now - RENEW_MS;
      if (!isNew) continue;
      this.#keep(name, now);
      if (this.#waiting.size < MAX_WAITING) this.#waiting.add(name);
    }
    if (this.#waiting.size > 0) this.#sending ??= this.#send();
  }

  /** Waits until everything that was noted is in Redis, or was given up. */
  async settled(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  #keep(name: string, when: number): void {
    this.#known.delete(name);
    this.#known.set(name, when);
    if (this.#known.size <= MAX_NAMES) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  async #ask(names: readonly string[]): Promise<readonly (string | null)[]> {
    if (this.#redis.status !== 'ready' || performance.now() < this.#notBefore) return [];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.#mostWaitMs);
    });
    const answer = this.#redis.mget(names.map(keyOf)).catch(() => null);
    const times = await Promise.race([answer, late]);
    clearTimeout(timer);
    this.#tell(times === null);
    if (times === null) this.#notBefore = performance.now() + PAUSE_MS;
    return times ?? [];
  }

  async #send(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GROUP_MS));
    const names = [...this.#waiting];
    this.#waiting.clear();
    // From here on, what comes begins another group.
    this.#sending = null;
    if (this.#redis.status !== 'ready') return;
    const commands = this.#redis.pipeline();
    for (const name of names) {
      commands.set(keyOf(name), this.#known.get(name) ?? 0, 'PX', LATELY_MS + RENEW_MS);
    }
    // Whoever reads it is told of a failure.
    await commands.exec().catch(() => null);
  }

  #tell(isAway: boolean): void {
    if (isAway && !this.#isAway)
      this.#logger.warn('prompts are remembered in this process only: Redis does not answer');
    this.#isAway = isAway;
  }
}

const keyOf = (name: string): string => `came:${name}`;
