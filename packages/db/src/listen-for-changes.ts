import { randomUUID } from 'node:crypto';
import { type Db, type DbOptions, openClient } from './create-db.ts';

/** The channel on which the triggers of the migrations tell ids of what changed. */
const CHANNEL = 'identity_changed';
/** What a process sends itself to learn that it still hears; ids of what changed never begin so. */
const SIGN = 'sign ';
const SIGN_EVERY_MS = 1_000;
/** A listener that has not heard its own sign for so long may have missed something. */
const CURRENT_FOR_MS = 3_000;
const WAIT_FOR_SIGN_MS = 1_000;

export interface ChangeListener {
  /** Whether every change that was committed up to a moment ago, 3 s at the worst, has been told. */
  isCurrent(): boolean;
  /**
   * Waits until every change that was committed before this call has been told, or the listener is not
   * current any more.
   */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

export interface ChangeListenerOptions extends Pick<DbOptions, 'url' | 'role' | 'applicationName'> {
  /**
   * Sends the signs: another connection than the one that listens, so that a pooler between the two cannot
   * make believe.
   */
  db: Db;
  /** The id of something whose identity changed. */
  onChange: (id: string) => void;
  /** Changes may have been missed. */
  onLost: () => void;
}

/**
 * Listens on a connection of its own to what the database tells of changes, and comes back when it is lost.
 * Postgres delivers in the order of the commits: whoever has heard a sign has heard of every change before
 * it.
 */
export function listenForChanges({
  db,
  onChange,
  onLost,
  ...options
}: ChangeListenerOptions): ChangeListener {
  const name = `${SIGN}${randomUUID()} `;
  /** When the signs that have not come back were sent, and who waits for them. */
  const sent = new Map<number, { at: number; heard: () => void }>();
  let signs = 0;
  let currentUntil = 0;
  let ticking: Promise<void> | null = null;

  const lose = (): void => {
    currentUntil = 0;
    onLost();
    for (const { heard } of sent.values()) heard();
    sent.clear();
  };
  const hear = (sign: number): void => {
    const known = sent.get(sign);
    if (!known) return;
    sent.delete(sign);
    currentUntil = Math.max(currentUntil, known.at + CURRENT_FOR_MS);
    known.heard();
  };
  const client = openClient(
    { ...options, maxConnections: 1 },
    {
      onclose: lose,
      onnotify: (_channel: string, payload: string) => {
        if (payload.startsWith(name)) hear(Number(payload.slice(name.length)));
        else if (!payload.startsWith(SIGN)) onChange(payload);
      },
      // Nothing is asked of this connection for long.
      idle_timeout: 0,
      max_lifetime: null,
    },
  );

  /** Sends a sign; resolves when it comes back, or never will. */
  const sign = async (): Promise<void> => {
    const number = ++signs;
    const heard = new Promise<void>((resolve) => sent.set(number, { at: performance.now(), heard: resolve }));
    await db.$client.unsafe('select pg_notify($1, $2)', [CHANNEL, `${name}${number}`]);
    await heard;
  };
  const tick = async (): Promise<void> => {
    try {
      // Again each time: it costs nothing, and no new connection is without it.
      await client.unsafe(`listen ${CHANNEL}`);
      if (!(await within(WAIT_FOR_SIGN_MS, sign()))) lose();
    } catch {
      // Postgres is away: the next tick tries again.
      lose();
    }
  };
  const beat = (): void => {
    ticking ??= tick().finally(() => {
      ticking = null;
    });
  };
  const timer = setInterval(beat, SIGN_EVERY_MS).unref();
  beat();

  const isCurrent = (): boolean => performance.now() < currentUntil;
  const catchUp = shareNext(async () => {
    if (!isCurrent()) return;
    const heard = await within(WAIT_FOR_SIGN_MS, sign()).catch(() => false);
    if (!heard) lose();
  });
  return {
    isCurrent,
    caughtUp: async () => (isCurrent() ? catchUp() : undefined),
    close: async () => {
      clearInterval(timer);
      lose();
      await ticking;
      await client.end({ timeout: 1 });
    },
  };
}

/** Runs `work` for all who ask before it begins; who asks while it runs waits for the next run. */
function shareNext(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    next ??= running.then(run);
    return next;
  };
}

/** Whether something comes about in time. */
async function within(ms: number, awaited: Promise<void>): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), ms);
  return Promise.race([awaited.then(() => true), timeout.promise]).finally(() => clearTimeout(timer));
}
