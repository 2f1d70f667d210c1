import { type BatchItemInput, BatchItemInputSchema } from '@refinery/contracts/batches.ts';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import { Compile } from 'typebox/compile';
import { DomainError, type FieldError } from '../errors.ts';
import type { ParsedRecord } from './parsed-record.ts';

const MAX_REPORTED = 100;

export const itemValidator = Compile(BatchItemInputSchema);

/** Judges the records of an upload one by one and remembers what is wrong with them. */
export class UploadCheck {
  count = 0;
  errorCount = 0;
  private readonly errors: FieldError[] = [];
  private readonly lineOfId = new Map<string, number>();
  private readonly maxItems: number;

  constructor(maxItems: number) {
    this.maxItems = maxItems;
  }

  /** The item of a record, or null where it is refused. */
  take(record: ParsedRecord): BatchItemInput | null {
    this.count++;
    if (this.count > this.maxItems) {
      throw new DomainError('validation_failed', `An upload may have at most ${this.maxItems} items.`);
    }
    if (record.problem) return this.refuse(record.line, '', record.problem);
    if (!itemValidator.Check(record.value)) return this.refuse(record.line, ...describeInvalid(record.value));
    const unstorable = findUnstorableText(record.value);
    if (unstorable) return this.refuse(record.line, unstorable.path, unstorable.message);
    return this.rememberId(record.line, record.value);
  }

  /** Throws where anything was refused, or where there was nothing. */
  finish(): void {
    if (this.errorCount) {
      const lines = this.errorCount === 1 ? '1 item is' : `${this.errorCount} items are`;
      throw new DomainError('invalid_items', `${lines} not valid; nothing was accepted.`, {
        errors: this.errors,
        errorCount: this.errorCount,
      });
    }
    if (!this.count) throw new DomainError('validation_failed', 'The upload has no items.');
  }

  private rememberId(line: number, item: BatchItemInput): BatchItemInput | null {
    if (item.customId === undefined) return item;
    const earlier = this.lineOfId.get(item.customId);
    if (earlier !== undefined) {
      return this.refuse(line, 'customId', `repeats the customId of line ${earlier}`);
    }
    this.lineOfId.set(item.customId, line);
    return item;
  }

  private refuse(line: number, field: string, message: string): null {
    this.errorCount++;
    if (this.errors.length < MAX_REPORTED) this.errors.push({ line, path: field, message });
    return null;
  }
}

/** Where an item does not fit its schema, and why. */
function describeInvalid(value: unknown): [path: string, message: string] {
  // An unknown field is reported twice: by its object, and as a value whose schema is `false`.
  const error = itemValidator.Errors(value).find(({ keyword }) => keyword !== 'boolean');
  const path = (error?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
  if (error?.keyword === 'required') return [path, `lacks ${error.params.requiredProperties.join(', ')}`];
  if (error?.keyword === 'additionalProperties') {
    return [path, `has the unknown field ${error.params.additionalProperties.join(', ')}`];
  }
  return [path, error?.message ?? 'is not valid'];
}
