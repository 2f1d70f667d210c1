import { CUT, type Framing } from '../request.ts';
import type { Attack } from './draft.ts';

const FAIR: readonly Framing[] = ['split', 'chunked', 'one-byte-chunks'];
const FOUL: readonly Framing[] = [
  ...CUT,
  'bad-chunk-size',
  'huge-chunk-size',
  'overlong',
  'both',
  'bad-length',
  'two-lengths',
];

/** Sends the body in another way: a rare one, a wrong one, or not to its end. */
export const otherFraming: Attack = (draft, random) => {
  const foul = random.chance(0.6);
  draft.framing = random.pick(foul ? FOUL : FAIR);
  draft.malformed ||= foul;
  if (draft.body === undefined && draft.json === undefined) draft.body = Buffer.from('{"a":1}');
};
