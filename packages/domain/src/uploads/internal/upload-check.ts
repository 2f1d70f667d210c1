import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import { DomainError, type FieldError } from '../../errors/domain-error.ts';
import { findOversized } from '../../errors/find-oversized.ts';
import { describeSchemaErrors, MAX_ERRORS } from '../../errors/schema-errors.ts';
import type { ItemKind, UploadedItem } from '../item-kind.ts';
import type { ParsedRecord } from '../parsed-record.ts';

/** Judges the records of an upload one by one and remembers what is wrong with them. */
export class UploadCheck<Item extends UploadedItem> {
  count = 0;
  private readonly errors: FieldError[] = [];
  private readonly lineOfId = new Map<string, number>();
  private readonly kind: ItemKind<Item>;
  private readonly maxItems: number;

  constructor(kind: ItemKind<Item>, maxItems: number) {
    this.kind = kind;
    this.maxItems = maxItems;
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  /** The item of a record, or null where it is refused. Throws `invalid_items` at the fiftieth that is. */
  take(record: ParsedRecord): Item | null {
    this.count++;
    if (this.count > this.maxItems) {
      throw new DomainError('validation_failed', `An upload may have at most ${this.maxItems} items.`);
    }
    const { line, value, problem } = record;
    if (problem) return this.refuse(line, '', problem);
    const item = this.kind.validator.Check(value) ? value : this.refuseValue(line, value);
    if (!item) return null;
    const unstorable = findUnstorableText(item);
    if (unstorable) return this.refuse(line, unstorable.path, unstorable.message);
    return this.rememberId(line, item);
  }

  /** Throws where anything was refused, or where there was nothing. */
  finish(): void {
    const count = this.errors.length;
    if (count) throw this.refusal(`${count === 1 ? '1 item is' : `${count} items are`} not valid`);
    if (!this.count) throw new DomainError('validation_failed', 'The upload has no items.');
  }

  private rememberId(line: number, item: Item): Item | null {
    if (item.customId === undefined) return item;
    const earlier = this.lineOfId.get(item.customId);
    if (earlier !== undefined) {
      return this.refuse(line, 'customId', `has the same customId as line ${earlier}`);
    }
    this.lineOfId.set(item.customId, line);
    return item;
  }

  private refuseValue(line: number, value: unknown): null {
    const { schema, validator } = this.kind;
    const error = findOversized(schema, value) ?? describeSchemaErrors(validator.Errors(value))[0];
    return this.refuse(line, error?.path ?? '', error?.message ?? 'is not valid');
  }

  private refuse(line: number, path: string, message: string): null {
    this.errors.push({ line, path, message });
    if (this.errors.length < MAX_ERRORS) return null;
    throw this.refusal(`Checking stopped at line ${line}, because ${MAX_ERRORS} items are not valid`);
  }

  private refusal(what: string): DomainError {
    const { errors } = this;
    return new DomainError('invalid_items', `${what}. Nothing was accepted.`, {
      errors,
      errorCount: errors.length,
    });
  }
}
