import type { FakeRequest } from './fake-request.ts';

/** A doubt as a second reader is asked about it. */
export interface AskedDoubt {
  /** Its number. */
  id: number;
  /** Of a change, the numbers of its blocks: "12", "12-14". */
  name?: string;
  /** Whose words are in doubt. */
  side: 'original' | 'rewritten';
  /** Empty where it would say no more than the words. */
  kind: string;
  words: string;
  /** The one they stand in. */
  passage: string;
  /** All passages that the reader is shown. */
  original: readonly string[];
  rewritten: readonly string[];
}

const PASSAGE = /^(?<side>[ow]) (?<text>".*")$/;
const DOUBT = /^(?<id>\d+) (?:(?<kind>[^"]+) )??(?:all|(?<words>".*"))$/;
/**
 * What is shown of changes that a reader judges whole: what they stand under, the old words, the new ones.
 */
const ABOVE = /^>(?: "|$)/;
const OLD = /^(?<name>\d+(?:-\d+)?) o (?<text>".*")$/;
const NEW = /^n (?:\d+ )?(?<text>".*?(?<!\\)")/;
/** All that a request may hold. */
export const READING_LINE =
  /^(?:[ow] ".*"|\d+ (?:[^"]+ )?(?:all|".*")|>(?: ".*")?|before ".*"|\d+(?:-\d+)? o ".*"|n (?:\d+ )?".*"(?: > ".*")?)$/;

const lastUserText = (request: FakeRequest): string => request.messages.at(-1)?.text ?? '';

/** Whether a request asks a second reader, not for a rewriting. */
export const asksSecondReader = (request: FakeRequest): boolean =>
  PASSAGE.test(firstLine(request)) || readsChanges(request);

const firstLine = (request: FakeRequest): string => lastUserText(request).split('\n')[0] ?? '';

/** Whether it is asked about changes, not about doubts. */
const readsChanges = (request: FakeRequest): boolean => ABOVE.test(firstLine(request));

/** The doubts that a request asks about. */
export function doubtsIn(request: FakeRequest): AskedDoubt[] {
  const shown: Record<AskedDoubt['side'], string[]> = { original: [], rewritten: [] };
  if (readsChanges(request)) return changesIn(request);
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
      passage: around,
      ...shown,
    });
  }
  return doubts;
}

/**
 * The changes that a request asks about: the old words of each, and the new ones as the rewritten passage.
 */
function changesIn(request: FakeRequest): AskedDoubt[] {
  const lines = lastUserText(request).split('\n');
  return lines.flatMap((line, at) => {
    const { name, text } = OLD.exec(line)?.groups ?? {};
    if (name === undefined) return [];
    const words: string = JSON.parse(text ?? '""');
    const now: string = JSON.parse(NEW.exec(lines[at + 1] ?? '')?.groups?.text ?? '""');
    const shown = { original: [words], rewritten: [now] };
    return [
      { id: Number.parseInt(name, 10), name, side: 'original', kind: '', words, passage: words, ...shown },
    ];
  });
}

/** The reply of a reader that says of each doubt whether it is kept. */
export function answersTo(request: FakeRequest, isKept: (doubt: AskedDoubt) => boolean): string {
  if (readsChanges(request)) {
    const changed = changesIn(request).filter((change) => !isKept(change));
    return (
      changed.map(({ name, words }) => `${name} changed: ${words} says something else`).join('\n') || 'ok'
    );
  }
  const [kept, changed] = [true, false].map((wanted) =>
    doubtsIn(request).filter((doubt) => isKept(doubt) === wanted),
  );
  return JSON.stringify({
    changed: changed?.map(({ id, words }) => ({ id, reason: `${words} says something else` })),
    kept: kept?.map(({ id }) => id),
  });
}
