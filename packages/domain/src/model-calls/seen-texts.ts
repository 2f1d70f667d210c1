import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { BoundedMap } from '@refinery/providers/bounded-map.ts';
import type { Logger } from 'pino';

/** How long calls wait for others to be counted with them. */
const GROUP_MS = 2_000;
/** Different texts that wait, and their characters together; calls with further ones are not counted. */
const MAX_WAITING = 1_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;
/** Texts of which is remembered that they came. */
const MAX_REMEMBERED = 20_000;
/** Vendors keep what they have read for at least so long. */
const CACHED_FOR_MS = 5 * 60_000;

/** A system text that a call brought. */
export interface SeenText {
  organizationId: string;
  hash: string;
  text: string;
  /** The model that the call was for. */
  provider: RemoteProvider;
  model: string;
  /** Tokens of tools and of other system texts beside it. */
  besideTokens: number;
  jsonObject: boolean;
}

/** Calls with one text, together. */
export interface CountedText extends SeenText {
  calls: number;
  /** What one of its tokens cost in all of these calls, in millionths of a US dollar. */
  microsPerToken: number;
}

/** Of one token of input, in millionths of a US dollar; 0 where it is not known. */
export type TokenPrice = (of: Pick<SeenText, 'provider' | 'model'>, cached: boolean) => number;

interface Options {
  /** Writes the texts of one organization down. */
  write: (organizationId: string, texts: readonly CountedText[]) => Promise<void>;
  price: TokenPrice;
  now: () => Date;
  logger: Logger;
}

interface Memory {
  /** Of the last call; 0: none yet. */
  at: number;
  /** Whether the first call is counted with the second. */
  isKnown: boolean;
}

/**
 * Counts the system texts that calls bring, and has them written down in groups, for which nobody waits. A
 * text is written from its second call in this process on: one that has the time of day in it is never
 * stored. What is lost with a process is a few counts.
 */
export class SeenTexts {
  readonly #options: Options;
  readonly #memory = new BoundedMap<string, Memory>(MAX_REMEMBERED);
  /** By organization and SHA-256. */
  #waiting = new Map<string, CountedText>();
  #characters = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes notice of a text, and returns at once. Never throws. */
  note(seen: SeenText): void {
    const { price, now } = this.#options;
    const key = `${seen.organizationId} ${seen.hash}`;
    const at = now().getTime();
    const memory = this.#memory.getOrCreate(key, () => ({ at: 0, isKnown: false }));
    const isFirst = memory.at === 0;
    const micros = price(seen, !isFirst && at - memory.at < CACHED_FOR_MS);
    memory.at = at;
    if (isFirst) return;
    const calls = memory.isKnown ? 1 : 2;
    const microsPerToken = micros + (memory.isKnown ? 0 : price(seen, false));
    if (this.#add(key, { ...seen, calls, microsPerToken })) memory.isKnown = true;
  }

  /** Waits until everything that was noted is written, or was given up. */
  async settled(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #add(key: string, counted: CountedText): boolean {
    const known = this.#waiting.get(key);
    if (!known && !this.#hasRoom(counted)) return false;
    if (!known) this.#characters += counted.text.length;
    this.#waiting.set(key, known ? together(known, counted) : counted);
    this.#timer ??= setTimeout(() => this.#flush(), GROUP_MS).unref();
    return true;
  }

  #hasRoom({ text }: CountedText): boolean {
    return this.#waiting.size < MAX_WAITING && this.#characters + text.length <= MAX_CHARACTERS;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One group after the other: what comes while the database is slow waits, up to the bounds.
    this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const texts = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#characters = 0;
    const { write, logger } = this.#options;
    const codes = new Set<unknown>();
    let lost = 0;
    for (const [organizationId, own] of Map.groupBy(texts, (text) => text.organizationId)) {
      try {
        await write(organizationId, own);
      } catch (error) {
        lost += own.length;
        // The code alone: the error itself may quote a text.
        codes.add(error instanceof Error && 'code' in error ? error.code : undefined);
      }
    }
    if (lost) logger.warn({ texts: lost, codes: [...codes] }, 'system texts of calls not counted');
  }
}

const together = (one: CountedText, other: CountedText): CountedText => ({
  ...other,
  besideTokens: Math.min(one.besideTokens, other.besideTokens),
  jsonObject: one.jsonObject || other.jsonObject,
  calls: one.calls + other.calls,
  microsPerToken: one.microsPerToken + other.microsPerToken,
});
