import type { Db } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Range } from '@refinery/relay/body/range.ts';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { addCompared, type DaySum } from './internal/day-sums.ts';
import { RecentHeads } from './internal/recent-heads.ts';

/** So much of each prompt is compared. */
const HEAD_BYTES = 64 * 1024;
const MAX_BYTES = 32 * 1024 * 1024;
/** How long sums wait to be written. */
const GROUP_MS = 5_000;
/** Of sums that wait; prompts of further keys and models are not counted. */
const MAX_WAITING = 5_000;

/** A prompt, of which tools and system texts are compared. Both come again, and what was said does not. */
export interface ComparedPrompt {
  organizationId: string;
  apiKeyId: string;
  /** `provider/model` */
  model: string;
  bytes: Buffer;
  /** Tools, then system texts. */
  parts: readonly Range[];
}

interface Options {
  db: Db;
  logger: Pick<Logger, 'warn'>;
  clock: { now(): Date };
  groupMs?: number;
}

/**
 * Notices where consecutive prompts of an API key first differ. The beginnings of the latest prompts are in
 * the memory of this process and nowhere else; what is written, in groups and with nobody waiting for it, is
 * where they differ and a few characters of it. A process that is killed loses the last 5 s.
 */
export class PromptPrefixes {
  readonly #options: Options;
  readonly #heads = new RecentHeads({ maxBytes: MAX_BYTES });
  readonly #waiting = new Map<string, Map<string, DaySum>>();
  #count = 0;
  #writing: Promise<void> | null = null;
  #endPause: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Compares a prompt. Never throws; about 5 µs. */
  note({ organizationId, apiKeyId, model, bytes, parts }: ComparedPrompt): void {
    const head = headOf(bytes, parts);
    if (head.length === 0) return;
    const compared = this.#heads.compare(`${organizationId} ${apiKeyId} ${model}`, head);
    if (compared === 'first') return;
    const sum = this.#sumOf(organizationId, apiKeyId, model);
    if (!sum) return;
    addCompared(sum, compared);
    this.#writing ??= this.#write();
  }

  /** Writes now what waits. */
  async settled(): Promise<void> {
    while (this.#writing) {
      this.#endPause();
      await this.#writing;
    }
  }

  #sumOf(organizationId: string, apiKeyId: string, model: string): DaySum | null {
    const day = this.#options.clock.now().toISOString().slice(0, 10);
    const ofOne = this.#waiting.get(organizationId) ?? new Map<string, DaySum>();
    this.#waiting.set(organizationId, ofOne);
    const name = `${apiKeyId} ${day} ${model}`;
    const known = ofOne.get(name);
    if (known) return known;
    if (this.#count >= MAX_WAITING) return null;
    this.#count += 1;
    const sum = { apiKeyId, model, day, compared: 0, differed: 0, differsAt: null, votes: 0, excerpt: null };
    ofOne.set(name, sum);
    return sum;
  }

  async #write(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#options.groupMs ?? GROUP_MS);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const parts = [...this.#waiting];
    this.#waiting.clear();
    this.#count = 0;
    for (const [organizationId, sums] of parts) await this.#writeOne(organizationId, [...sums.values()]);
    this.#writing = null;
    if (this.#waiting.size > 0) this.#writing = this.#write();
  }

  async #writeOne(organizationId: string, sums: readonly DaySum[]): Promise<void> {
    try {
      await writeSums(this.#options.db, organizationId, sums);
    } catch (error) {
      // Without the error itself, which may quote what was written.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      this.#options.logger.warn({ organizationId, code }, 'where prompts differ was not written');
    }
  }
}

/** A copy: a piece of a body would keep all of it. */
function headOf(bytes: Buffer, parts: readonly Range[]): Buffer {
  let left = HEAD_BYTES;
  const pieces: Buffer[] = [];
  for (const { start, end } of parts) {
    if (left === 0) break;
    const piece = bytes.subarray(start, Math.min(end, start + left));
    left -= piece.length;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * Adds sums to those of an organization, each to its day. Those of a key that was deleted meanwhile are left
 * out.
 */
async function writeSums(db: Db, organizationId: string, sums: readonly DaySum[]): Promise<void> {
  const rows = sums.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).map(toRow);
  // As the sums of one process are added up, so are those of several.
  await withTenant(db, organizationId, (tx) =>
    tx.execute(sql`
      insert into ${promptPrefixes} as p
        (organization_id, api_key_id, model, day, compared, differed, differs_at, votes, excerpt)
      select ${organizationId}::uuid, g.api_key_id, g.model, g.day, g.compared, g.differed, g.differs_at, g.votes, g.excerpt
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(api_key_id uuid, model text, day date,
        compared integer, differed integer, differs_at integer, votes integer, excerpt text)
      where exists (select 1 from ${apiKeys} k where k.id = g.api_key_id for key share)
      on conflict (organization_id, api_key_id, model, day) do update set
        compared = p.compared + excluded.compared,
        differed = p.differed + excluded.differed,
        votes = case when p.differs_at = excluded.differs_at then p.votes + excluded.votes
          else abs(p.votes - excluded.votes) end,
        differs_at = case when excluded.votes > p.votes then excluded.differs_at else p.differs_at end,
        excerpt = case when p.differs_at = excluded.differs_at then coalesce(excluded.excerpt, p.excerpt)
          when excluded.votes > p.votes then excluded.excerpt else p.excerpt end`),
  );
}

const keyOf = ({ apiKeyId, model, day }: DaySum): string => `${apiKeyId} ${model} ${day}`;

const toRow = ({ apiKeyId, model, day, compared, differed, differsAt, votes, excerpt }: DaySum) => ({
  api_key_id: apiKeyId,
  model,
  day,
  compared,
  differed,
  differs_at: differsAt,
  votes,
  excerpt,
});
