import type { Statement } from './built-statement.ts';
import type { Db } from './create-db.ts';
import { isLost } from './lost-connection.ts';
import { type Row, sendAsTenant, sendAsTenants } from './send-as-tenant.ts';

/** A flush takes no more than this of what waits; a single write may be larger. */
const MAX_WRITES = 128;
const MAX_CHARACTERS = 2 * 1024 * 1024;
/** Whoever waits longer for a row of one organization waits apart from the others. */
const LOCK_TIMEOUT_MS = 500;

/** One write of many that may go to the database together. */
export interface GroupedWrite {
  organizationId: string;
  /** Writes of an organization with the same name go in the same statements. */
  name: string;
  /** Of what is written. */
  id: string;
  /** What of it differs from others of its name: a JSON object. */
  record: string;
  /**
   * What is locked before anything is written in its organization: a statement for each row, in the order in
   * which everybody locks.
   */
  locks: readonly Statement[];
  /** The statements that write all of `records`, a JSON array with these ids, or none of them. */
  statements(records: string, ids: readonly string[]): readonly Statement[];
  /** Whether the rows of each of these statements say that all of it was written. */
  isWritten(rows: readonly Row[][]): boolean;
}

interface Waiting {
  write: GroupedWrite;
  resolve: (rows: Row[][] | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Commits writes in groups: those that come while one flush is under way go together in the next. A write
 * that comes alone waits for nothing. Each flush is one transaction, each organization's part under its own
 * setting, and nobody is answered before it is durable.
 *
 * A statement that fails undoes the flush: then each group is tried alone, and of one that fails again each
 * write. A connection that is lost fails all of the flush: nobody knows what became of it, so nothing is
 * tried twice.
 */
export class GroupCommitter {
  readonly #db: Db;
  readonly #waiting: Waiting[] = [];
  readonly #apart = new Set<Promise<void>>();
  #flushing: Promise<void> | null = null;

  /** One connection of `db` is used at a time, and more where writes are tried alone. */
  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Writes, and answers the rows of each statement; of those of a group only the first gets rows, the others
   * none. Null: the statements did not write it, and it was alone.
   */
  write(write: GroupedWrite): Promise<Row[][] | null> {
    const { promise, resolve, reject } = Promise.withResolvers<Row[][] | null>();
    this.#waiting.push({ write, resolve, reject });
    this.#flushing ??= this.#flushAll();
    return promise;
  }

  /** Waits until everything that was to be written is, or has failed. */
  async settled(): Promise<void> {
    while (this.#flushing || this.#apart.size) await Promise.all([this.#flushing, ...this.#apart]);
  }

  async #flushAll(): Promise<void> {
    // What else this turn of the event loop brings goes along.
    await Promise.resolve();
    while (this.#waiting.length) await this.#flush(takeGroups(this.#waiting));
    // Now, not a turn later: what comes from here on begins anew.
    this.#flushing = null;
  }

  async #flush(groups: readonly Waiting[][]): Promise<void> {
    try {
      const parts = [...Map.groupBy(groups, organizationOf)].map(([id, own]) => new Part(id, own));
      const answers = await sendAsTenants(this.#db, parts, { lockTimeoutMs: LOCK_TIMEOUT_MS });
      for (const [at, part] of parts.entries())
        for (const { group, rows } of part.split(answers[at] ?? [])) this.#answer(group, rows);
    } catch (error) {
      if (isLost(error)) return failAll(groups.flat(), error);
      for (const group of groups) this.#doApart(() => this.#alone(group));
    }
  }

  #answer(group: readonly Waiting[], rows: Row[][]): void {
    const [first, ...others] = group;
    if (!first) return;
    if (first.write.isWritten(rows)) {
      first.resolve(rows);
      for (const { resolve } of others) resolve([]);
    } else if (others.length === 0) first.resolve(null);
    else this.#doApart(() => this.#oneByOne(group));
  }

  #doApart(work: () => Promise<void>): void {
    const done = work().finally(() => this.#apart.delete(done));
    this.#apart.add(done);
  }

  async #send(group: readonly Waiting[]): Promise<Row[][]> {
    const part = new Part(organizationOf(group), [group]);
    const [answer] = part.split(await sendAsTenant(this.#db, part.organizationId, part.statements));
    return answer?.rows ?? [];
  }

  async #alone(group: readonly Waiting[]): Promise<void> {
    try {
      this.#answer(group, await this.#send(group));
    } catch (error) {
      if (group.length === 1 || isLost(error)) return failAll(group, error);
      for (const one of group) await this.#alone([one]);
    }
  }

  /**
   * There is not room for all of a group: for the first of it there may be. Where one is left out, so are
   * those behind it.
   */
  async #oneByOne(group: readonly Waiting[]): Promise<void> {
    for (const [at, one] of group.entries()) {
      try {
        const rows = await this.#send([one]);
        if (!one.write.isWritten(rows)) {
          for (const { resolve } of group.slice(at)) resolve(null);
          return;
        }
        one.resolve(rows);
      } catch (error) {
        one.reject(error);
      }
    }
  }
}

/** Takes from the front what goes in one flush, by organization and name. */
function takeGroups(waiting: Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>();
  let characters = 0;
  let taken = 0;
  for (const one of waiting) {
    characters += one.write.record.length;
    if (taken === MAX_WRITES || (taken > 0 && characters > MAX_CHARACTERS)) break;
    taken++;
    const { organizationId, name } = one.write;
    const group = groups.get(`${organizationId} ${name}`);
    if (group) group.push(one);
    else groups.set(`${organizationId} ${name}`, [one]);
  }
  waiting.splice(0, taken);
  // Everybody locks the rows of organizations in one order.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** What a flush sends for one organization: the locks of all its groups, then their statements. */
class Part {
  readonly organizationId: string;
  readonly #groups: readonly (readonly Waiting[])[];
  readonly #locks: readonly Statement[];
  readonly #ofGroups: readonly (readonly Statement[])[];

  constructor(organizationId: string, groups: readonly (readonly Waiting[])[]) {
    this.organizationId = organizationId;
    this.#groups = groups;
    this.#locks = groups.flatMap(([first]) => first?.write.locks ?? []);
    this.#ofGroups = groups.map((group) => {
      const records = `[${group.map(({ write }) => write.record).join(',')}]`;
      const ids = group.map(({ write }) => write.id);
      return group[0]?.write.statements(records, ids) ?? [];
    });
  }

  get statements(): Statement[] {
    return [...this.#locks, ...this.#ofGroups.flat()];
  }

  /** The rows of these statements, by group. */
  split(rows: readonly Row[][]): { group: readonly Waiting[]; rows: Row[][] }[] {
    let from = this.#locks.length;
    return this.#groups.map((group, at) => {
      const length = this.#ofGroups[at]?.length ?? 0;
      from += length;
      return { group, rows: rows.slice(from - length, from) };
    });
  }
}

const organizationOf = ([first]: readonly Waiting[]): string => first?.write.organizationId ?? '';

function failAll(waiting: readonly Waiting[], error: unknown): void {
  for (const { reject } of waiting) reject(error);
}
