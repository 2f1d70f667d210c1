import { firstCharacters } from '@refinery/contracts/first-characters.ts';

/** What of a file was left out or changed, and why. */
export interface Unsupported {
  /** Steps into the file with dots between them, as in `tests.3.assert.0`. */
  path: string;
  reason: string;
}

/** Most entries of the list. */
export const MAX_UNSUPPORTED = 1_000;
const MAX_PATH = 300;

/** The way into a field, or an element, of what lies at a path. */
export const stepInto = (path: string, step: string | number): string =>
  firstCharacters(path === '' ? String(step) : `${path}.${step}`, MAX_PATH);

/** Gathers what is to be told of an import. The same words of the same place are told once. */
export class Notes {
  private readonly entries: Unsupported[] = [];
  private readonly seen = new Set<string>();
  private unlisted = 0;

  add(path: string, reason: string): void {
    const key = `${path}\n${reason}`;
    if (this.seen.has(key)) return;
    if (this.entries.length >= MAX_UNSUPPORTED) {
      this.unlisted++;
      return;
    }
    this.seen.add(key);
    this.entries.push({ path, reason });
  }

  /** Tells of a thing only where it occurs first. */
  once(thing: string, path: string, reason: string): void {
    const key = `once ${thing}`;
    if (this.seen.has(key) || this.entries.length >= MAX_UNSUPPORTED) return;
    this.seen.add(key);
    this.add(path, reason);
  }

  /** At most 1,000 entries; where there are more, the last says how many. */
  list(): Unsupported[] {
    if (this.unlisted === 0) return [...this.entries];
    const listed = this.entries.slice(0, MAX_UNSUPPORTED - 1);
    const more = this.unlisted + this.entries.length - listed.length;
    return [...listed, { path: '', reason: `and ${more} more` }];
  }
}
