import { DomainError } from '../../errors/domain-error.ts';

/** Most values of all items together, and most characters of these and their names. */
const MAX_VALUES = 2_000_000;
const MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * Counts what an import grows to: lists, default values and references make much of little.
 * Errors of its methods: `validation_failed` beyond 2 million values or 64 Mi characters.
 */
export class Size {
  private values = 0;
  private characters = 0;
  private worked = 0;

  /** A value of an item. */
  grow(name: string, value: unknown): void {
    this.values++;
    this.characters += name.length + lengthOf(value);
    if (this.values > MAX_VALUES || this.characters > MAX_CHARACTERS) throw tooLarge();
  }

  /** Characters that were read or put together, whatever became of them. */
  work(characters: number): void {
    this.worked += characters;
    if (this.worked > 2 * MAX_CHARACTERS) throw tooLarge();
  }
}

/** Messages and their contents are few: each is counted whole. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? JSON.stringify(value).length : String(value).length;
}

const tooLarge = (): DomainError =>
  new DomainError(
    'validation_failed',
    `The items grow to more than ${MAX_VALUES} values, or ${MAX_CHARACTERS} characters.`,
  );
