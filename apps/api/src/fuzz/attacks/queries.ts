import { hostileNumber, hostileText } from '../hostile-values.ts';
import type { Attack, Draft } from './draft.ts';

const add = (draft: Draft, text: string): void => {
  draft.query = draft.query ? `${draft.query}&${text}` : text;
};

/** encodeURIComponent throws at halves of surrogate pairs. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

const ODD = [
  '&&&',
  '=',
  '=x',
  'a[b]=c',
  'a[]=1&a[]=2',
  '__proto__=x',
  '__proto__[admin]=1',
  'constructor.prototype.admin=1',
  '%',
  '%ff=%ff',
  '%00=%00',
  'a=%E0%A4%A',
  '?',
  'a;b',
  '+',
  'limit',
  'x='.padEnd(12_000, 'x'),
  Array.from({ length: 1_500 }, (_, index) => `p${index}=`).join('&'),
];

/** A parameter that the operation knows, with a value that it does not; or one that nobody knows. */
export const badQuery: Attack = (draft, random, { operation }) => {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name = known.length && random.chance(0.8) ? random.pick(known) : hostileText(random).slice(0, 50);
  const value = random.chance(0.5) ? hostileNumber(random) : hostileText(random).slice(0, 3_000);
  add(draft, `${encode(name)}=${encode(value)}`);
  if (random.chance(0.2)) add(draft, `${encode(name)}=again`);
};

/** A query that is hardly one. */
export const oddQuery: Attack = (draft, random) => add(draft, random.pick(ODD));
