import { Session } from 'node:inspector/promises';

/** A part of the time, in milliseconds on the clock of `process.hrtime`. */
export interface Span {
  start: number;
  end: number;
}

/** How often the stack is looked at, in microseconds. */
const INTERVAL_US = 500;
const MOST = 8;

/** Looks at the stack of this thread all the time, which makes it slower by a tenth or so. */
export class TurnProfile {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    await this.#session.post('Profiler.start');
  }

  /** What was seen most often within a span, with how often in percent; begins anew. */
  async take({ start, end }: Span): Promise<string[]> {
    const { profile } = await this.#session.post('Profiler.stop');
    await this.#session.post('Profiler.start');
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
    const seen = new Map<string, number>();
    let at = profile.startTime;
    let all = 0;
    for (const [index, id] of (profile.samples ?? []).entries()) {
      at += profile.timeDeltas?.[index] ?? 0;
      if (at / 1_000 < start || at / 1_000 > end) continue;
      const { functionName = '', url = '', lineNumber = 0 } = frames.get(id) ?? {};
      const name = `${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      all += 1;
    }
    return [...seen]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MOST)
      .map(([name, count]) => `${((100 * count) / all).toFixed(0)} % ${name}`);
  }
}
