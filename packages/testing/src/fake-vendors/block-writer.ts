import type { FakeRequest } from './fake-request.ts';

const NUMBERED = /^[ \t]*(\d+)\|(.*)$/;
const BULLET = /^(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]+/;
/** What stands between what is asked of a writer and the text. */
const LINE = '---\n';
const SENTENCES = /(?<=[.!?])[ ]+/;

/** What a writer is shown of the text to shorten: all below the line of dashes. */
const shownIn = (request: FakeRequest | undefined): string => {
  const text = request?.messages.find(({ role }) => role === 'user')?.text ?? '';
  return text.slice(text.indexOf(LINE) < 0 ? 0 : text.indexOf(LINE) + LINE.length);
};

/** Whether a request asks a writer to shorten the blocks of a text. */
export const asksWriter = (request: FakeRequest): boolean => request.system.includes('\n12|new words\n');

/** A numbered block or sentence, as it is shown. */
export interface ShownBlock {
  number: number;
  words: string;
}

/** The numbered blocks of a request. */
export const blocksIn = (request: FakeRequest | undefined): ShownBlock[] =>
  shownIn(request)
    .split('\n')
    .flatMap((line) => {
      const [, number, words = ''] = NUMBERED.exec(line) ?? [];
      return number === undefined ? [] : [{ number: Number(number), words }];
    });

/** The text that a writer is to shorten, its sentences each on a line where the request numbers them. */
export const promptIn = (request: FakeRequest | undefined): string =>
  shownIn(request).replace(/^([ \t]*)\d+\|/gm, '$1');

/**
 * The reply of a writer that makes `text` of all that it is shown: line by line or sentence by sentence where
 * there are as many, else as one text in the place of all blocks.
 */
export function blockAnswer(request: FakeRequest, text: string): string {
  const blocks = blocksIn(request);
  const last = blocks.at(-1)?.number ?? 1;
  for (const parts of [text.split('\n').filter((line) => line.trim() !== ''), text.split(SENTENCES)])
    if (parts.length === blocks.length)
      return parts.map((part, at) => `${at + 1}|${part.trim().replace(BULLET, '')}`).join('\n');
  return `${last === 1 ? '1' : `1-${last}`}|${text}`;
}
