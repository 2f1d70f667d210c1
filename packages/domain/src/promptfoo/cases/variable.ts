import { type ChatMessage, MESSAGE_ROLES } from '@refinery/contracts/prompt-template.ts';
import type { InputValue } from '../promptfoo-import.ts';
import {
  fieldOf,
  isElsewhere,
  isObject,
  isScalar,
  type PlainObject,
  type Scalar,
} from '../source/plain-values.ts';

export const MAX_VALUE = 100_000;
const MAX_MESSAGES = 200;
const MAX_MEMBERS = 100;
const MEMBER_NAME = /^[A-Za-z_]\w*$/;

/** A value that a variable can have, or why it can have none. */
export type Choice =
  | {
      value: InputValue;
      /** Members of an object, by what follows its name: `.first`, `.address.city`. */
      members?: readonly (readonly [suffix: string, value: Scalar])[];
      /** How the value differs from what was written. */
      change?: string;
    }
  | { problem: string };

export interface Variable {
  /** The values of a list that promptfoo makes a test of each; null where it makes none. */
  each: readonly Choice[] | null;
  whole: Choice;
}

/** A variable of a test. As in promptfoo, a list stands for a test each where its first value is a text. */
export const readVariable = (written: unknown): Variable => ({
  each: Array.isArray(written) && typeof written[0] === 'string' ? written.map(readChoice) : null,
  whole: readChoice(written),
});

function readChoice(written: unknown): Choice {
  if (isElsewhere(written)) return { problem: 'is in a file, which does not come along' };
  if (written === null || written === undefined) return { value: '' };
  if (typeof written === 'string') return textOf(written);
  if (typeof written === 'number' && !Number.isFinite(written)) return { value: String(written) };
  if (isScalar(written)) return { value: written };
  if (Array.isArray(written)) {
    const messages = messagesOf(written);
    return messages ? { value: messages } : jsonOf(written, 'is a list: its JSON text stands for it');
  }
  const json = jsonOf(
    written,
    'is an object: its JSON text stands for it, and for its members their names with dots',
  );
  return 'problem' in json || !isObject(written) ? json : { ...json, members: membersOf(written) };
}

/** promptfoo takes the line break off the end, too, which blocks of YAML have. */
function textOf(written: string): Choice {
  const value = written.endsWith('\n') ? written.slice(0, -1) : written;
  return value.length > MAX_VALUE ? { problem: `has more than ${MAX_VALUE} characters` } : { value };
}

function jsonOf(written: unknown, change: string): Choice {
  const read = textOf(JSON.stringify(written));
  return 'problem' in read ? read : { ...read, change };
}

/** An empty list is an empty history. */
function messagesOf(list: readonly unknown[]): ChatMessage[] | null {
  if (list.length > MAX_MESSAGES) return null;
  const messages = list.flatMap((entry): ChatMessage[] => {
    const role = MESSAGE_ROLES.find((one) => one === fieldOf(entry, 'role'));
    const content = fieldOf(entry, 'content');
    const isMessage =
      isObject(entry) && Object.keys(entry).length === 2 && role && typeof content === 'string';
    return isMessage && content.length <= MAX_VALUE ? [{ role, content }] : [];
  });
  return messages.length === list.length ? messages : null;
}

/**
 * The scalars in an object, at any depth; none where there are too many to be variables, or one is too long.
 */
function membersOf(object: PlainObject): [string, Scalar][] {
  const members: [string, Scalar][] = [];
  const walk = (value: unknown, suffix: string): void => {
    if (members.length > MAX_MEMBERS) return;
    if (isScalar(value)) members.push([suffix, value]);
    else if (isObject(value))
      for (const [name, member] of Object.entries(value))
        if (MEMBER_NAME.test(name)) walk(member, `${suffix}.${name}`);
  };
  walk(object, '');
  return members.length > MAX_MEMBERS ? [] : members;
}
