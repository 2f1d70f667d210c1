import type { Failure } from '@refinery/contracts/optimizations.ts';
import type { SQL } from 'drizzle-orm';
import type { Context, Settings, WorkLimits } from '../context/context.ts';
import type { Meter } from '../meters/meters.ts';
import type { WorkTables } from './tables.ts';

/** A row as the database sends it, by column; times are text. */
export type Row = Record<string, unknown>;

/** What a worker needs to know of a job. */
export interface WorkJob<Options = unknown> {
  id: string;
  organizationId: string;
  userId: string | null;
  apiKeyId: string | null;
  options: Options;
}

/** What the engine knows of a claimed item; the kind's own columns come beside it. */
export interface WorkItem {
  id: string;
  /** From 1 on: items are worked on in this order. */
  position: number;
  /** Tries, this one included. */
  attempts: number;
}

export interface Completed<Item, Result> {
  kind: 'completed';
  item: Item;
  result: Result;
}
export interface Failed<Item> {
  kind: 'failed';
  item: Item;
  failure: Failure;
}
/** Back to pending: another try may succeed, or the worker is stopping. */
export interface Released<Item> {
  kind: 'released';
  item: Item;
  delayMs: number;
  countsAsAttempt: boolean;
}
/** What became of one leased item. */
export type Outcome<Item, Result> = Completed<Item, Result> | Failed<Item> | Released<Item>;

/** What the results of a chunk write, inside the one statement that settles it. */
export interface ResultWrites {
  /**
   * What each outcome brings, in their order, as JSON: `o.result` in `item`, and `settled.result` in
   * `statements`.
   */
  results: readonly unknown[];
  /** Assignments to the row `i` of an item, of outcome `o`. */
  item?: SQL;
  /**
   * Common table expressions, each with its name. `settled(id, status, result)` are the items of which
   * nobody else had taken the lease.
   */
  statements?: SQL;
  /** Assignments to the row `j` of the job, made where items have ended. */
  job?: SQL;
}

/** What the items of a chunk share. */
export interface Chunk<Options, Prepared> {
  job: WorkJob<Options>;
  prepared: Prepared;
  /** Settles once the chunk's results can be found by others, or were given up. */
  settled: Promise<void>;
}

/**
 * A kind of durable work: everything that the engine does not know. `Payload` are an item's own columns;
 * `Prepared` is what the items of a chunk share.
 *
 * The life of an item: `acceptJob` writes it down and charges it. A lane claims it with others as a chunk.
 * `prepare` and `run` work on it without a transaction. One statement settles the chunk with what
 * `resultWrites` says and gives back what failed. `afterChunkSettled` follows, and `afterJobEnded` once the
 * last item of the job has ended.
 */
export interface Kind<Options = unknown, Payload = unknown, Prepared = unknown, Result = unknown> {
  /** One lower-case word, for the logs and the shared tables. */
  readonly name: string;
  /**
   * The queue of its lanes. One of its own for each kind: a worker of a release that does not know the kind
   * does not read it.
   */
  readonly queue: string;
  /** What a job's id is called in the queue and in the logs. */
  readonly idName: 'batchId' | 'jobId';
  readonly tables: WorkTables;
  /** The compiled schema of a job's options. */
  readonly options: { Parse(value: unknown): Options };
  /**
   * Whether it goes on while its organization is suspended; else nothing of it is claimed until that ends.
   */
  readonly goesOnWhileSuspended?: true;
  /** Whether an item that has failed cannot be tried again: what it needs is gone by then. */
  readonly onlyOnce?: true;
  /** Charged one unit for each item; null where items are free. */
  readonly meter: Meter | null;
  limits(settings: Settings): WorkLimits;
  /** The kind's own columns of an item. */
  readPayload(row: Row): Payload;
  /**
   * Once for each chunk. A `DomainError` fails all its items with its reason; any other is tried again later.
   */
  prepare(ctx: Context, job: WorkJob<Options>): Promise<Prepared>;
  /**
   * Works on one item, without an open transaction. Never throws: an error decides between another try and
   * failing.
   */
  run(
    ctx: Context,
    item: WorkItem & Payload,
    chunk: Chunk<Options, Prepared>,
  ): Promise<Outcome<WorkItem & Payload, Result>>;
  /**
   * What to write about the outcomes, those of released items included. It writes nothing itself, and may be
   * asked more than once about the same.
   */
  resultWrites(
    ctx: Context,
    job: WorkJob<Options>,
    outcomes: readonly Outcome<WorkItem & Payload, Result>[],
  ): Promise<ResultWrites>;
  /** Not where the process ends just then: for what may be lost, such as a cache. */
  afterChunkSettled?(ctx: Context, outcomes: readonly Outcome<WorkItem & Payload, Result>[]): Promise<void>;
  /**
   * Once a job has ended, completed, failed or cancelled. It may run more than once, also twice at the same
   * time: the reconciler repeats it until it succeeds. Needs a column `ended_at` in the table of jobs.
   */
  afterJobEnded?(ctx: Context, job: WorkJob<Options>): Promise<void>;
}
