import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { fieldOf, isObject, type PlainObject } from './plain-values.ts';

const MAX_DEPTH = 100;
/** Of everything that is read, aliases and references written out: a file of 4 MiB without any has fewer. */
const MAX_VALUES = 1_500_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;

/**
 * Walks through what was parsed before anything else does, as if all aliases were written out, and bounds it:
 * a few lines of aliases stand for more than any memory. References within the file (`$ref: '#/…'`) are
 * replaced by what they name.
 */
export class Expansion {
  private readonly root: unknown;
  private readonly steps: string[] = [];
  private values = 0;
  private characters = 0;

  constructor(root: unknown) {
    this.root = root;
  }

  /**
   * The value with its references replaced. Errors: `invalid_upload` for what is nested more than 100 deep
   * (as whatever contains itself), for more than 1.5 million values or 32 Mi characters, and for texts that
   * cannot be stored.
   */
  read(value: unknown, ...at: (string | number)[]): unknown {
    this.steps.push(...at.map(String));
    const read = this.visit(value);
    this.steps.length -= at.length;
    return read;
  }

  private visit(value: unknown): unknown {
    if (++this.values > MAX_VALUES) throw this.refused(`must not expand to more than ${MAX_VALUES} values`);
    if (this.steps.length > MAX_DEPTH) throw this.refused(`must not be nested more than ${MAX_DEPTH} deep`);
    if (typeof value === 'string') this.checkText(value);
    if (Array.isArray(value)) return this.visitList(value);
    return isObject(value) ? this.visitObject(value) : value;
  }

  private visitList(list: readonly unknown[]): readonly unknown[] {
    const read = list.map((entry, index) => this.read(entry, index));
    return read.some((entry, index) => entry !== list[index]) ? read : list;
  }

  private visitObject(object: PlainObject): unknown {
    const { $ref, ...others } = object;
    const target = typeof $ref === 'string' ? this.find($ref) : undefined;
    if (target !== undefined) {
      const merged = isObject(target) ? { ...target, ...others } : target;
      return this.read(merged, '$ref');
    }
    let changed = false;
    const entries = Object.entries(object).map(([key, entry]) => {
      this.checkText(key);
      const read = this.read(entry, key);
      changed ||= read !== entry;
      return [key, read] as const;
    });
    return changed ? Object.fromEntries(entries) : object;
  }

  /** What a reference of the form `#/a/b` names. */
  private find(reference: string): unknown {
    if (!reference.startsWith('#/')) return undefined;
    return reference
      .slice(2)
      .split('/', MAX_DEPTH)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (value, step) => (Array.isArray(value) ? value[Number(step)] : fieldOf(value, step)),
        this.root,
      );
  }

  private checkText(text: string): void {
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS)
      throw this.refused(`must not expand to more than ${MAX_CHARACTERS} characters`);
    const unstorable = findUnstorableText(text);
    if (unstorable) throw this.refused(unstorable.message);
  }

  private refused(message: string): DomainError {
    const path = firstCharacters(this.steps.join('.'), 300);
    return new DomainError('invalid_upload', `${path || 'The file'} ${message}.`, {
      errors: [{ path, message }],
    });
  }
}
