import type { FakeRequest } from './fake-request.ts';

/** A doubt as a second reader is asked about it. */
export interface AskedDoubt {
  /** Its number. */
  id: number;
  /** Whose words are in doubt. */
  side: 'original' | 'rewritten';
  /** Empty where it would say no more than the words. */
  kind: string;
  words: string;
  /** Whether the reader may answer that it is background. */
  mayBeBackground: boolean;
  /** The one they stand in. */
  passage: string;
  /** All passages that the reader is shown. */
  original: readonly string[];
  rewritten: readonly string[];
}

const PASSAGE = /^(?<side>[ow]) (?<text>".*")$/;
const DOUBT = /^(?<id>\d+)(?<mark>\*?) (?:(?<kind>[^"]+) )??(?:all|(?<words>".*"))$/;
/** All that a request may hold. */
export const READING_LINE = /^(?:[ow] ".*"|\d+\*? (?:[^"]+ )?(?:all|".*"))$/;

const lastUserText = (request: FakeRequest): string => request.messages.at(-1)?.text ?? '';

/** Whether a request asks a second reader, not for a rewriting. */
export const asksSecondReader = (request: FakeRequest): boolean =>
  PASSAGE.test(lastUserText(request).split('\n')[0] ?? '');

/** The doubts that a request asks about. */
export function doubtsIn(request: FakeRequest): AskedDoubt[] {
  const shown: Record<AskedDoubt['side'], string[]> = { original: [], rewritten: [] };
  const doubts: AskedDoubt[] = [];
  let side: AskedDoubt['side'] = 'original';
  for (const line of lastUserText(request).split('\n')) {
    const passage = PASSAGE.exec(line)?.groups;
    if (passage) {
      side = passage.side === 'o' ? 'original' : 'rewritten';
      shown[side].push(JSON.parse(passage.text ?? '""'));
      continue;
    }
    const doubt = DOUBT.exec(line)?.groups;
    if (!doubt) continue;
    const around = shown[side].at(-1) ?? '';
    doubts.push({
      id: Number(doubt.id),
      side,
      kind: doubt.kind ?? '',
      words: doubt.words ? JSON.parse(doubt.words) : around,
      mayBeBackground: doubt.mark === '*',
      passage: around,
      ...shown,
    });
  }
  return doubts;
}

/** The reply of a reader that says of each doubt whether it is kept, or that it is background. */
export function answersTo(
  request: FakeRequest,
  isKept: (doubt: AskedDoubt) => boolean | 'background',
): string {
  const {
    kept = [],
    background = [],
    changed = [],
  } = Object.groupBy(doubtsIn(request), (doubt) => {
    const answer = isKept(doubt);
    return answer === 'background' ? answer : answer ? 'kept' : 'changed';
  });
  return JSON.stringify({
    changed: changed.map(({ id, words }) => ({ id, reason: `${words} says something else` })),
    ...(background.length ? { background: background.map(({ id }) => id) } : {}),
    kept: kept.map(({ id }) => id),
  });
}
