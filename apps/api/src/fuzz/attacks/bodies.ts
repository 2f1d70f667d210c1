import type { Random } from '@refinery/testing/random.ts';
import { hostileText, hostileValue } from '../hostile-values.ts';
import { isObject } from '../json.ts';
import { type Attack, type Draft, setHeader } from './draft.ts';

/** A place inside a value: the object or list that holds it, and its name there. */
interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (Array.isArray(value))
    return value.flatMap((entry, index) => [{ holder: value, key: String(index) }, ...placesIn(entry)]);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => [{ holder: value, key }, ...placesIn(entry)]);
}

function put({ holder, key }: Place, value: unknown): void {
  // So that `__proto__` becomes a field like any other.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Another value in the place of one, or of the whole body. */
export const badField: Attack = (draft, random) => {
  const places = placesIn(draft.json);
  if (draft.json === undefined) return;
  if (!places.length || random.chance(0.05)) draft.json = hostileValue(random);
  else put(random.pick(places), hostileValue(random));
};

/** A field less. */
export const missingField: Attack = (draft, random) => {
  const places = placesIn(draft.json).filter(({ holder }) => !Array.isArray(holder));
  if (!places.length) return;
  const { holder, key } = random.pick(places);
  Reflect.deleteProperty(holder, key);
};

const EXTRA = [
  'id',
  'organizationId',
  'role',
  'plan',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  'then',
];

/** A field that nobody asked for, at the top or further in; also known ones where they are optional. */
export const extraField: Attack = (draft, random, { operation }) => {
  if (!isObject(draft.json)) return;
  const schema = operation.bodies.get('application/json') ?? {};
  const known = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const name = random.chance(0.5) ? random.pick([...EXTRA, ...known]) : hostileText(random).slice(0, 300);
  const holders = [draft.json, ...Object.values(draft.json).filter(isObject)];
  put({ holder: random.pick(holders), key: name }, hostileValue(random));
};

const GARBAGE: (() => Buffer)[] = [
  () => Buffer.alloc(0),
  () => Buffer.from(' '),
  () => Buffer.from('{'),
  () => Buffer.from('{"text":'),
  () => Buffer.from("{'text':'a'}"),
  () => Buffer.from('{"text":"a"}}'),
  () => Buffer.from('\ufeff{"text":"a"}'),
  () => Buffer.from('{"text":"a\\'),
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  () => Buffer.from('{"text":"caf\xe9"}', 'latin1'),
  () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
  () => Buffer.alloc(3_000),
  () => Buffer.alloc(70_000, '{"a":['),
  () => Buffer.alloc(70_000, ' '),
  () => Buffer.alloc(1_200_000, '1'),
  () => Buffer.from('text=a&b=c'),
  () => Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
];

const write = (draft: Draft, bytes: Buffer): void => {
  draft.json = undefined;
  draft.body = bytes;
};

/** Bytes that are not what the content type says. */
export const garbageBody: Attack = (draft, random) => {
  write(draft, random.pick(GARBAGE)());
  if (random.chance(0.7)) setHeader(draft, 'content-type', 'application/json');
};

const TYPES = [
  '',
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;charset="',
  'application/json;',
  'APPLICATION/JSON',
  'application/jsonx',
  'application/problem+json',
  'text/plain',
  'text/html; charset=\xe9',
  'application/x-www-form-urlencoded',
  'application/xml',
  'application/octet-stream',
  'application/x-ndjson',
  'application/jsonl; charset=latin1',
  'text/csv',
  'text/csv; header=absent; charset=utf-7',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary="a b"',
  `multipart/form-data; boundary=${'b'.repeat(300)}`,
  'multipart/mixed; boundary=x',
  'multipart/form-data; boundary=x; boundary=y',
  'x',
  '/',
  'a/b/c',
  '*/*',
  'application/json, text/csv',
  'x'.repeat(4_000),
  'undefined',
];

/** A content type that the body is not of, or none. */
export const otherType: Attack = (draft, random: Random) => {
  if (random.chance(0.15)) draft.headers = draft.headers.filter(([name]) => name !== 'content-type');
  else if (random.chance(0.1)) draft.headers.push(['content-type', random.pick(TYPES)]);
  else setHeader(draft, 'content-type', random.pick(TYPES));
  if (draft.body === undefined && draft.json === undefined && random.chance(0.5))
    write(draft, Buffer.from('{}'));
};
