import { ApiError } from '@prompt-refinery/client';
import type { Findings } from './findings.ts';

/** How long a text must be left alone before it is checked. */
const QUIET_MS = 500;
const MOST_KNOWN = 20;

export interface CheckState {
  /** Of the newest text that was checked. */
  findings: Findings;
  /** That text. */
  text: string;
  /** Whether it is the text of now. `waiting`: the API takes no more for so many seconds. */
  status: 'checked' | 'checking' | 'waiting' | 'failed';
  error: ApiError | null;
}

/**
 * Checks a text that changes: once it is left alone, one check at a time, and only what was not checked
 * before.
 */
export class Rechecker {
  readonly #check: (text: string, signal: AbortSignal) => Promise<Findings>;
  readonly #known = new Map<string, Findings>();
  readonly #listeners = new Set<() => void>();
  #ending = new AbortController();
  #state: CheckState;
  #wanted: string;
  #isRunning = false;
  #notBefore = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    first: { text: string; findings: Findings },
    check: (text: string, signal: AbortSignal) => Promise<Findings>,
  ) {
    this.#check = check;
    this.#wanted = first.text;
    this.#known.set(first.text, first.findings);
    this.#state = { ...first, status: 'checked', error: null };
  }

  /** For `useSyncExternalStore`. */
  readonly state = (): CheckState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says what the text is now. */
  want(text: string): void {
    if (text === this.#wanted && this.#state.status !== 'failed') return;
    this.#wanted = text;
    this.#plan();
  }

  /** Tries again at once. */
  retry(): void {
    this.#plan();
  }

  /** Starts or ends with the page that shows it. */
  start(): () => void {
    this.#ending = new AbortController();
    if (this.#state.text !== this.#wanted) this.#plan();
    return () => {
      clearTimeout(this.#timer);
      this.#ending.abort();
    };
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const text = this.#wanted;
    const findings = this.#known.get(text);
    if (findings) {
      this.#publish({ text, findings, status: 'checked', error: null });
      return;
    }
    const wait = this.#notBefore - Date.now();
    if (wait <= 0) this.#publish({ ...this.#state, status: 'checking', error: null });
    if (this.#isRunning) return;
    this.#timer = setTimeout(() => void this.#run(), Math.max(QUIET_MS, wait));
  }

  async #run(): Promise<void> {
    const text = this.#wanted;
    const { signal } = this.#ending;
    this.#isRunning = true;
    this.#publish({ ...this.#state, status: 'checking', error: null });
    try {
      this.#remember(text, await this.#check(text, signal));
      this.#isRunning = false;
      this.#plan();
    } catch (error) {
      this.#isRunning = false;
      if (!signal.aborted) this.#fail(error, text);
    }
  }

  #fail(error: unknown, text: string): void {
    const told = error instanceof ApiError ? error : null;
    if (told?.status === 429) {
      this.#notBefore = Date.now() + (told.retryAfterSeconds ?? 5) * 1000;
      this.#publish({ ...this.#state, status: 'waiting', error: told });
      this.#plan();
    } else if (text !== this.#wanted) this.#plan();
    else this.#publish({ ...this.#state, status: 'failed', error: told });
  }

  #remember(text: string, findings: Findings): void {
    this.#known.set(text, findings);
    // The first stays: it came with the result.
    const [, second] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && second !== undefined) this.#known.delete(second);
  }

  #publish(state: CheckState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
