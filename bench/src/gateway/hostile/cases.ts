import { bodyOf, HOSTILE_BODIES, type HostileBody, PATHS } from './bodies.ts';
import { HOSTILE_REPLIES } from './replies.ts';
import type { Sent } from './send.ts';

const [KIBIBYTE, MEBIBYTE] = [1024, 1024 * 1024];
const LARGEST = 32 * MEBIBYTE;
/** Around the limits: what is read at once, what is accepted. */
const SIZES: readonly [name: string, bytes: number][] = [
  ['255 KB', 255 * KIBIBYTE],
  ['256 KB', 256 * KIBIBYTE],
  ['1 MB', MEBIBYTE],
  ['8 MB', 8 * MEBIBYTE],
  ['just over 32 MB', LARGEST + 1],
];

export interface Case {
  name: string;
  sent: () => Sent;
  /** How many are sent at once. */
  single: number;
  together: number;
}

interface Keys {
  plain: string;
  opted: string;
}

/** All cases, or those that have one of these in their names. */
export function casesOf(keys: Keys, only: readonly string[]): Case[] {
  const all = [
    ...HOSTILE_BODIES.map((body) => ofBody(keys, body, '32 MB', LARGEST)),
    ...sweep(keys),
    ...['escaped quotes', 'turns', 'short keys', 'a system text of escapes'].map((name) =>
      crowd(keys, bodyNamed(name)),
    ),
    ...Object.keys(HOSTILE_REPLIES).flatMap((model) => ofReply(keys, model)),
  ];
  return only.length === 0 ? all : all.filter(({ name }) => only.some((part) => name.includes(part)));
}

function bodyNamed(name: string): HostileBody {
  const found = HOSTILE_BODIES.find((body) => body.name === name);
  if (!found) throw new RangeError(`There is no body ${name}.`);
  return found;
}

function ofBody(keys: Keys, body: HostileBody, size: string, bytes: number): Case {
  const key = body.opted ? keys.opted : keys.plain;
  const sent = () => ({ path: PATHS[body.endpoint], key, body: bodyOf(body, bytes) });
  return { name: `${body.endpoint}: ${body.name}, ${size}`, sent, single: 1, together: 4 };
}

const QUOTES: readonly HostileBody[] = [
  bodyNamed('escaped quotes'),
  bodyNamed('backslashes'),
  { ...bodyNamed('escaped quotes'), endpoint: 'messages' },
  {
    name: 'escaped quotes',
    endpoint: 'embeddings',
    rest: (bytes) => `"input":"${'\\"'.repeat(bytes / 2 - 10)}"}`,
  },
  { ...bodyNamed('escaped quotes'), endpoint: 'translated' },
];

const sweep = (keys: Keys): Case[] =>
  QUOTES.flatMap((body) => SIZES.map(([size, bytes]) => ofBody(keys, body, size, bytes)));

/** As many bodies that are read at once as have 32 MB together. */
function crowd(keys: Keys, body: HostileBody): Case {
  const one = ofBody(keys, body, '255 KB', 255 * KIBIBYTE);
  return { ...one, name: `${one.name}, 32 and 128 at once`, single: 32, together: 128 };
}

/** A small call to a vendor that answers so; one of messages also through a translation. */
function ofReply(keys: Keys, model: string): Case[] {
  const isMessage = /message|blocks|delta/.test(model);
  const stream = !model.startsWith('whole');
  const call = (path: string, name: string): Case => {
    const provider = isMessage ? 'anthropic' : 'openai';
    const messages = [{ role: 'user', content: 'a' }];
    const body = Buffer.from(
      JSON.stringify({ model: `${provider}/${model}`, stream, max_tokens: 9, messages }),
    );
    return { name, sent: () => ({ path, key: keys.plain, body }), single: 1, together: 4 };
  };
  const name = `reply: ${model}`;
  if (!isMessage) return [call(PATHS.chat, name)];
  return [call(PATHS.messages, name), call(PATHS.chat, `${name}, translated`)];
}
