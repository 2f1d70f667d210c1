import { KeySet } from '../body/key-set.ts';
import type { RawValue } from './raw-value.ts';
import { type ByteString, writeObject } from './write-json.ts';

const STREAM_OPTIONS = new KeySet(['include_usage', 'include_obfuscation']);

/** The usage is always told, and given to those who asked: see `translatedReply`. */
export function translateStreamOptions(options: RawValue | undefined): void {
  const { include_usage: usage, include_obfuscation: obfuscation } = options?.fields(STREAM_OPTIONS) ?? {};
  usage?.expect('boolean');
  if (obfuscation && obfuscation.scalar() !== false) obfuscation.unsupported('replies are not obfuscated.');
}

/** Anthropic ends at 1 where OpenAI ends at 2. Newer models take only the default, and say so. */
export function translateTemperature(temperature: RawValue | undefined): ByteString | undefined {
  if (!temperature) return undefined;
  const degrees = temperature.expect('number').scalar();
  if (typeof degrees !== 'number' || degrees > 1) {
    temperature.unsupported('models of Anthropic take at most 1.');
  }
  return temperature.json();
}

export function translateStop(stop: RawValue | undefined): ByteString | undefined {
  if (!stop) return undefined;
  if (stop.kind() === 'string') return `[${stop.json()}]`;
  let isEmpty = true;
  stop.items((sequence) => {
    sequence.expect('string');
    isEmpty = false;
  });
  return isEmpty ? undefined : stop.json();
}

/** Both name the person who asks, for the vendor's search for abuse. */
export function translateUser(
  user: RawValue | undefined,
  safety: RawValue | undefined,
): ByteString | undefined {
  const id = safety ?? user;
  if (!id) return undefined;
  id.expect('string');
  if (user && user.text() !== id.text()) user.unsupported('safety_identifier names somebody else.');
  return writeObject({ user_id: id.json() });
}

const TIERS = new Map([
  ['auto', '"auto"'],
  ['default', '"standard_only"'],
]);

export function translateServiceTier(tier: RawValue | undefined): ByteString | undefined {
  if (!tier) return undefined;
  return TIERS.get(tier.text()) ?? tier.unsupported('Anthropic has the tiers auto and default only.');
}

const EFFORTS = new Set(['low', 'medium', 'high', 'xhigh', 'max']);

/**
 * The levels have the same names. On models that think only where they are told to, effort alone would not
 * make them: so both are set.
 * @see https://platform.claude.com/docs/en/build-with-claude/effort
 */
export function translateEffort(effort: RawValue | undefined): {
  effort?: ByteString;
  thinking?: ByteString;
} {
  if (!effort) return {};
  const level = effort.text();
  if (level === 'none') return { thinking: '{"type":"disabled"}' };
  if (!EFFORTS.has(level)) effort.unsupported('Anthropic knows none, low, medium, high, xhigh and max.');
  return { effort: effort.json(), thinking: '{"type":"adaptive"}' };
}

const FORMAT = new KeySet(['type', 'json_schema']);
const JSON_SCHEMA = new KeySet(['name', 'description', 'schema', 'strict']);
const SCHEMA_TEXTS = new KeySet(['title', 'description']);

/**
 * Anthropic's schemas are always strict. Name and description, which Anthropic has no place for, become title
 * and description of the schema.
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 */
export function translateFormat(format: RawValue | undefined): ByteString | undefined {
  const { type, json_schema: told } = format?.fields(FORMAT) ?? {};
  if (!format || type?.text() === 'text') return undefined;
  if (type?.text() !== 'json_schema' || !told) {
    return (type ?? format).unsupported('models of Anthropic write text, or JSON by a schema.');
  }
  const { name, description, schema, strict } = told.fields(JSON_SCHEMA);
  strict?.expect('boolean');
  if (!schema) return told.unsupported('models of Anthropic need the schema.');
  const present = schema.pick(SCHEMA_TEXTS);
  if (description && present.description) {
    description.unsupported('the schema has a description of its own.');
  }
  if (name && present.title && name.text() !== present.title.scalar()) {
    name.unsupported('the schema has a title of its own.');
  }
  const added = writeObject({
    title: present.title ? undefined : name?.expect('string').json(),
    description: description?.expect('string').json(),
  });
  return writeObject({ type: '"json_schema"', schema: addMembers(schema.json(), added) });
}

/** An object with the members of another before its own. */
export function addMembers(object: ByteString, added: ByteString): ByteString {
  if (added === '{}') return object;
  const rest = object.slice(1);
  return rest.trimStart().startsWith('}') ? added : `${added.slice(0, -1)},${rest}`;
}
