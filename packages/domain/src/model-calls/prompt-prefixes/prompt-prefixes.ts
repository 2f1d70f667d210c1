import type { Db } from '@refinery/db/create-db.ts';
import type { Range } from '@refinery/relay/body/range.ts';
import type { Logger } from 'pino';
import { addCompared, type DaySum } from './internal/day-sums.ts';
import { RecentHeads } from './internal/recent-heads.ts';
import { writeSums } from './internal/write-sums.ts';

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
