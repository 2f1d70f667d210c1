import type { DatasetItemInput } from '@refinery/contracts/datasets.ts';
import type { Check } from '../assertions/check.ts';
import { type Input, MAX_VARIABLES } from '../cases/resolve-input.ts';
import { MAX_VALUE } from '../cases/variable.ts';
import type { Notes } from '../source/notes.ts';
import { isScalar, type Scalar } from '../source/plain-values.ts';
import type { Size } from '../source/size.ts';
import { fillTemplate } from '../source/templates.ts';
import type { GatheredTest } from './gather-items.ts';
import type { Home } from './name-variables.ts';
import type { Plan, Slot } from './plan-evaluators.ts';

export interface Written {
  items: DatasetItemInput[];
  /** The slots that at least one item has values for. */
  used: ReadonlySet<Slot>;
}

/** The items with the values of their assertions. What does not fit into one is told. */
export function writeItems(
  tests: readonly GatheredTest[],
  { carried }: Plan,
  homes: ReadonlyMap<Slot, Home>,
  notes: Notes,
  size: Size,
): Written {
  const items: DatasetItemInput[] = [];
  const used = new Set<Slot>();
  for (const test of tests) {
    for (const input of test.inputs) {
      const own = input.get('expected');
      const item = new Item(input, isScalar(own) ? String(own) : null);
      for (const [slot, check] of carried.get(test) ?? []) {
        const home = homes.get(slot);
        const problem = home ? item.carry(check, home, slot.width ?? 0, size) : null;
        if (problem) notes.add(check.path, problem);
        else used.add(slot);
      }
      items.push(item.written(test.metadata));
    }
  }
  return { items, used };
}

class Item {
  private readonly input: Input;
  private readonly variables: Input;
  private expected: string | null;

  constructor(input: Input, expected: string | null) {
    this.input = input;
    this.variables = new Map(input);
    this.expected = expected;
  }

  /**
   * A shorter list than others of its slot says its last value again, which changes nothing. Answers why it
   * does not fit.
   */
  carry(check: Check, home: Home, width: number, size: Size): string | null {
    const texts: string[] = [];
    for (const template of check.values) {
      size.work(template.text.length);
      const text = fillTemplate(template, (name) => this.scalarOf(name), MAX_VALUE);
      if (text === null) return `has a value of more than ${MAX_VALUE} characters`;
      if (text === '' && !check.mayBeEmpty) return 'has no value, or an empty one';
      size.work(text.length);
      texts.push(text);
    }
    if (home.isExpected) {
      this.expected = texts[0] ?? null;
      size.grow('expected', this.expected ?? '');
      return null;
    }
    if (this.variables.size + width > MAX_VARIABLES)
      return `does not fit: an item has up to ${MAX_VARIABLES} variables`;
    for (const [index, name] of home.names.entries()) {
      const text = texts[Math.min(index, texts.length - 1)] ?? '';
      size.grow(name, text);
      this.variables.set(name, text);
    }
    return null;
  }

  written(metadata: ReadonlyMap<string, string>): DatasetItemInput {
    return {
      input: Object.fromEntries(this.variables),
      ...(this.expected === null ? {} : { expected: this.expected }),
      ...(metadata.size === 0 ? {} : { metadata: Object.fromEntries(metadata) }),
    };
  }

  private scalarOf(name: string): Scalar | undefined {
    const value = this.input.get(name);
    return value === undefined || isScalar(value) ? value : JSON.stringify(value);
  }
}
