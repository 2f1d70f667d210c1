import type { InputValue } from '../promptfoo-import.ts';
import { isScalar, quoted, type Scalar } from '../source/plain-values.ts';
import type { Size } from '../source/size.ts';
import { fillTemplate, type TemplateReader } from '../source/templates.ts';
import { type Choice, MAX_VALUE } from './variable.ts';

/** Most variables of an item. */
export const MAX_VARIABLES = 100;

export type Input = Map<string, InputValue>;

/** What one item is given, or why it cannot be. */
export type Resolved = { input: Input; unknown: string[] } | { problem: string };

/**
 * Puts values that refer to other variables together. A value that names a variable which is not there stays
 * as it is, as it does in promptfoo; those variables are `unknown`.
 */
export function resolveInput(
  choices: ReadonlyMap<string, Choice>,
  templates: TemplateReader,
  size: Size,
): Resolved {
  const texts: Input = new Map();
  const data: Input = new Map();
  for (const [name, choice] of choices) {
    if ('problem' in choice) return { problem: `the variable ${quoted(name)} ${choice.problem}` };
    (choice.change === undefined ? texts : data).set(name, choice.value);
  }
  if (choices.size > MAX_VARIABLES) return { problem: `has more than ${MAX_VARIABLES} variables` };
  addMembers(data, choices);
  const resolution = new Resolution({ texts, data, templates, size });
  try {
    const names = [...choices.keys(), ...[...data.keys()].filter((name) => !choices.has(name))];
    return {
      input: new Map(names.map((name) => [name, resolution.valueOf(name)])),
      unknown: [...resolution.unknown],
    };
  } catch (error) {
    if (error instanceof Unresolvable) return { problem: error.message };
    throw error;
  }
}

/** Members of objects are variables where there is room for all of them. */
function addMembers(data: Input, choices: ReadonlyMap<string, Choice>): void {
  let size = choices.size;
  for (const [name, choice] of choices) {
    const members = 'members' in choice ? (choice.members ?? []) : [];
    const added = members.filter(([suffix]) => !choices.has(name + suffix));
    if (size + added.length > MAX_VARIABLES) continue;
    size += added.length;
    for (const [suffix, value] of added) data.set(name + suffix, value);
  }
}

class Unresolvable extends Error {}

/** References are looked for in texts only: in lists and objects, promptfoo does not look for them either. */
class Resolution {
  readonly unknown = new Set<string>();
  private readonly texts: Input;
  private readonly templates: TemplateReader;
  private readonly size: Size;
  private readonly done: Input;
  private readonly underWay = new Set<string>();

  constructor(from: { texts: Input; data: Input; templates: TemplateReader; size: Size }) {
    this.texts = from.texts;
    this.templates = from.templates;
    this.size = from.size;
    this.done = new Map(from.data);
  }

  valueOf(name: string): InputValue {
    const known = this.done.get(name);
    if (known !== undefined) return known;
    if (this.underWay.has(name)) throw new Unresolvable(`the variable ${quoted(name)} refers to itself`);
    this.underWay.add(name);
    const value = this.resolve(name, this.texts.get(name) ?? '');
    this.underWay.delete(name);
    this.done.set(name, value);
    return value;
  }

  private resolve(name: string, value: InputValue): InputValue {
    if (typeof value !== 'string') return value;
    const template = this.templates.ofVariable(value);
    if ('problem' in template) throw new Unresolvable(`the variable ${quoted(name)} ${template.problem}`);
    if (template.names.length === 0) return value;
    const unknown = template.names.filter((one) => !this.texts.has(one) && !this.done.has(one));
    for (const one of unknown) this.unknown.add(one);
    if (unknown.length > 0) return value;
    this.size.work(value.length);
    const filled = fillTemplate(template, (one) => this.scalarOf(one), MAX_VALUE);
    if (filled === null)
      throw new Unresolvable(`the variable ${quoted(name)} has more than ${MAX_VALUE} characters`);
    this.size.work(filled.length);
    return filled;
  }

  private scalarOf(name: string): Scalar {
    const value = this.valueOf(name);
    if (!isScalar(value))
      throw new Unresolvable(`the variable ${quoted(name)} is a list, but a text refers to it`);
    return value;
  }
}
