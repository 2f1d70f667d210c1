import type { CallTexts } from '@refinery/contracts/enums.ts';
import type { Db } from '@refinery/db/create-db.ts';
import type { callTexts } from '@refinery/db/schema/call-records.ts';
import type { Logger } from 'pino';
import { insertCalls, type WaitingCall } from './internal/insert-calls.ts';
import type { NewModelCall } from './internal/to-model-call.ts';
import { ProviderWatch } from './provider-watch.ts';
import { toRecord, toTextsRecord } from './to-record.ts';

/** How long a call waits for others to be written with it. */
const GROUP_MS = 20;
const GROUP_ROWS = 500;
/** As many as the texts of a call may have: to make JSON of them takes the event loop 20 ms. */
const GROUP_CHARACTERS = 512 * 1024;
/** Of what is beside the texts of a call. */
const BESIDE_TEXTS = 300;
/** Of what waits while the database is away; a call takes about 900. */
const MAX_CHARACTERS = 32 * 1024 * 1024;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
/** How often the database is tried once the process ends. */
const LAST_TRIES = 4;

/** Who is to know of what is written. */
export interface LedgerCompanion {
  /** Called before calls are written; what it rejects with is nobody's business here. */
  flush(): Promise<void>;
  /** These calls are written, or never will be. */
  written(ids: Iterable<string>): void;
}

interface Options {
  companion?: LedgerCompanion;
  /**
   * Calls beyond that are not recorded, and the log says so; the same of their texts, which are counted
   * apart. Default: 32 Mi.
   */
  maxCharacters?: number;
}

export type NewCallTexts = typeof callTexts.$inferInsert;

/**
 * Where calls to models are written down, in groups: those of 20 ms together, or all that came while a group
 * was written. Nobody waits for it. While the database is away they are kept. What was recorded in the last
 * 20 ms of a process that is killed is lost.
 */
export class CallLedger {
  /** How providers have been doing lately. */
  readonly watch = new ProviderWatch();
  readonly #db: Db;
  readonly #logger: Logger;
  readonly #companion: LedgerCompanion | undefined;
  readonly #maxCharacters: number;
  readonly #waiting: WaitingCall[] = [];
  readonly #characters = { calls: 0, sums: 0, texts: 0 };
  #dropped = 0;
  /** Null: as often as it takes. */
  #triesLeft: number | null = null;
  #writing: Promise<void> | null = null;
  #endPause: () => void = () => undefined;

  constructor(db: Db, logger: Logger, { companion, maxCharacters = MAX_CHARACTERS }: Options = {}) {
    this.#db = db;
    this.#companion = companion;
    this.#logger = logger;
    this.#maxCharacters = maxCharacters;
  }

  /**
   * Takes a call that has ended, and returns at once. Never throws.
   * @param keep what its organization wants to be kept: with `none`, it only adds to the sums of its day
   */
  record(call: NewModelCall, keep: CallTexts = 'metadata'): void {
    this.watch.note(call.attempts);
    const { id, organizationId } = call;
    const record = toRecord(call);
    const into = keep === 'none' ? 'sums' : 'calls';
    this.#take({ id, organizationId, into, size: record.length, record: () => record });
  }

  /** The same with the texts of a call. Where too many wait, they are lost, and no calls for them. */
  recordTexts(texts: NewCallTexts): void {
    const { id, organizationId, request, reply } = texts;
    const size = BESIDE_TEXTS + request.length + (reply?.length ?? 0);
    // When its group is written: as JSON they take milliseconds, and hundreds of calls may end at once.
    this.#take({ id, organizationId, into: 'texts', size, record: () => toTextsRecord(texts) });
  }

  #take(call: WaitingCall): void {
    const { into, size } = call;
    const { calls, sums, texts } = this.#characters;
    if ((into === 'texts' ? texts : calls + sums) + size > this.#maxCharacters) {
      this.#dropped += 1;
      return;
    }
    this.#characters[into] += size;
    this.#waiting.push(call);
    this.#writing ??= this.#writeAll();
  }

  /** Waits until everything that was recorded is written, or was given up. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** The same at the end of the process: a database that is away is not waited for. */
  async close(): Promise<void> {
    this.#triesLeft = LAST_TRIES;
    this.#endPause();
    await this.settled();
  }

  async #writeAll(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (this.#waiting.length && this.#triesLeft !== 0) {
      if (this.#waiting.length < GROUP_ROWS && this.#triesLeft === null) await this.#pause(GROUP_MS);
      if (await this.#writeGroup()) waitMs = FIRST_WAIT_MS;
      else {
        if (this.#triesLeft !== null) this.#triesLeft -= 1;
        await this.#pause(this.#triesLeft === null ? waitMs : FIRST_WAIT_MS);
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
      }
    }
    this.#giveUp();
    // Now, not a turn later: what comes from here on begins anew.
    this.#writing = null;
  }

  /** Whether all of the oldest calls were written, or will never be. */
  async #writeGroup(): Promise<boolean> {
    const group = this.#waiting.splice(0, groupSize(this.#waiting));
    await this.#companion?.flush();
    const { left, refused, error } = await insertCalls(this.#db, group);
    // Without the error itself, which may quote the row.
    if (refused.length) this.#logger.warn({ refused }, 'calls to models refused by the database');
    // Behind the others, so that one organization holds up nobody else.
    this.#waiting.push(...left);
    for (const { into, size } of group) this.#characters[into] -= size;
    for (const { into, size } of left) this.#characters[into] += size;
    this.#companion?.written(writtenOf(group, left));
    if (!left.length) return true;
    const counts = { waiting: this.#waiting.length, dropped: this.#dropped };
    this.#logger.warn({ err: error, ...counts }, 'calls to models wait for the database');
    return false;
  }

  #giveUp(): void {
    const calls = this.#dropped + this.#waiting.length;
    if (calls) this.#logger.error({ calls }, 'calls to models not recorded');
    this.#waiting.length = 0;
    Object.assign(this.#characters, { calls: 0, sums: 0, texts: 0 });
    this.#dropped = 0;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The calls of a group that are not left; of their texts nobody asks. */
function writtenOf(group: readonly WaitingCall[], left: readonly WaitingCall[]): string[] {
  const waiting = new Set(left);
  return group.filter((call) => call.into !== 'texts' && !waiting.has(call)).map(({ id }) => id);
}

/** How many of those that wait are written together; at least one. */
function groupSize(waiting: readonly WaitingCall[]): number {
  let characters = 0;
  const end = waiting.findIndex(({ size }, index) => {
    characters += size;
    return index === GROUP_ROWS || (index > 0 && characters > GROUP_CHARACTERS);
  });
  return end === -1 ? waiting.length : end;
}
