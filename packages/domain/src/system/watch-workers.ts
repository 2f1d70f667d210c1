import type { SystemStatusReply } from '@refinery/contracts/system.ts';
import type { Context } from '../context/context.ts';
import { workKinds } from '../registries/work-kinds.ts';

type Workers = SystemStatusReply['workers'];

/** So old an answer may be: anybody may ask, and each look asks Redis twice for each queue. */
const FRESH_MS = 10_000;

/** Answers which queues have workers, from memory where it was asked a moment ago. */
export function watchWorkers(ctx: Pick<Context, 'clock' | 'logger' | 'queues'>): () => Promise<Workers> {
  let known: { at: number; workers: Promise<Workers> } | undefined;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > FRESH_MS) known = { at: now, workers: readWorkers(ctx) };
    return known.workers;
  };
}

async function readWorkers(ctx: Pick<Context, 'clock' | 'logger' | 'queues'>): Promise<Workers> {
  const queues = workKinds.length;
  try {
    const found = await Promise.all(
      workKinds.map(async ({ queue: name }) => {
        const queue = await ctx.queues.work(name);
        const [workers, [oldest]] = await Promise.all([queue.getWorkersCount(), queue.getWaiting(0, 0)]);
        return { workers, since: oldest?.timestamp };
      }),
    );
    const waiting = found.flatMap(({ since }) => since ?? []);
    const ageMs = ctx.clock.now().getTime() - Math.min(...waiting);
    return {
      queues,
      attended: found.filter(({ workers }) => workers > 0).length,
      oldestWaitingSeconds: waiting.length ? Math.max(0, Math.round(ageMs / 1_000)) : null,
    };
  } catch (error) {
    ctx.logger.debug({ err: error }, 'workers not counted');
    return { queues, attended: null, oldestWaitingSeconds: null };
  }
}
