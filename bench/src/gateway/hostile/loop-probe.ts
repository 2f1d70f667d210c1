import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { type Span, TurnProfile } from './turn-profile.ts';

/**
 * Preloaded by the benchmark into the process that it measures, and by nobody else. It notices how late the
 * event loop is, and tells when it is asked to.
 */

/** How often the event loop should come by, in milliseconds. */
const EVERY_MS = 2;

/** What was longest since the last time that somebody asked, in milliseconds. */
export interface LoopFigures {
  /** How late a timer was. */
  late: number;
  /**
   * Processor time of the thread of the event loop between two timers. On a machine with other work a loop is
   * late without having anything to do; it is late by its own fault by no more than this.
   */
  busy: number;
  /** One collection of garbage in that thread, as far as the thread stood still for it. */
  collecting: number;
  /** What the thread did when it was busy the longest, where `LOOP_PROFILE` is set. */
  doing: string[];
}

const none = () => ({ late: 0, busy: 0, collecting: 0 });
const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

if (isMainThread) observe();

function observe(): void {
  const profile = process.env.LOOP_PROFILE ? new TurnProfile() : undefined;
  void profile?.start();
  let longest = none();
  let span: Span = { start: 0, end: 0 };
  let last = nowMs();
  let used = process.threadCpuUsage();
  const tick = (): void => {
    const now = nowMs();
    const { user, system } = process.threadCpuUsage(used);
    used = process.threadCpuUsage();
    const busy = (user + system) / 1_000;
    if (busy > longest.busy) span = { start: last, end: now };
    longest.late = Math.max(longest.late, now - last - EVERY_MS);
    longest.busy = Math.max(longest.busy, busy);
    last = now;
  };
  setInterval(tick, EVERY_MS).unref();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest.collecting = Math.max(longest.collecting, duration);
  }).observe({ entryTypes: ['gc'] });
  process.on('message', async (message) => {
    if (message !== 'loop') return;
    tick();
    const doing = (await profile?.take(span)) ?? [];
    process.send?.({ kind: 'loop', figures: { ...longest, doing } satisfies LoopFigures });
    // What asking took does not count.
    tick();
    longest = none();
  });
  // Listening alone keeps no process alive.
  process.channel?.unref();
}
