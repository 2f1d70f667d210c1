import type { FakeRequest } from './fake-request.ts';

/** A doubt as a second reader is asked about it. */
export interface AskedDoubt {
  id: string;
  kind: string;
  words: string;
  /** The passages it is shown. */
  original: string;
  rewritten: string;
}

const lastUserText = (request: FakeRequest): string => request.messages.at(-1)?.text ?? '';

/** Whether a request asks a second reader, not for a rewriting. */
export const asksSecondReader = (request: FakeRequest): boolean =>
  /^DATA-[0-9a-f]{8}$/.test(lastUserText(request).split('\n')[0] ?? '');

/** The doubts that a request asks about. */
export function doubtsIn(request: FakeRequest): AskedDoubt[] {
  const passages = new Map<string, string>();
  const doubts: AskedDoubt[] = [];
  for (const line of lastUserText(request).split('\n').slice(1, -1)) {
    const passage = /^([ow]\d+) (".*")$/.exec(line);
    if (passage) passages.set(passage[1] ?? '', JSON.parse(passage[2] ?? '""'));
    const doubt = /^([ra]\d+) (o\d+) (w\d+) ([^"]*) (".*")$/.exec(line);
    if (!doubt) continue;
    const [, id = '', own = '', other = '', kind = '', words = '""'] = doubt;
    doubts.push({
      id,
      kind,
      words: JSON.parse(words),
      original: passages.get(own) ?? '',
      rewritten: passages.get(other) ?? '',
    });
  }
  return doubts;
}

/** The reply of a reader that decides each doubt by `isKept`. */
export const answersTo = (request: FakeRequest, isKept: (doubt: AskedDoubt) => boolean): string =>
  JSON.stringify({
    answers: doubtsIn(request).map((doubt) => {
      const kept = isKept(doubt);
      return { id: doubt.id, kept, reason: kept ? '' : `${doubt.words} says something else` };
    }),
  });
