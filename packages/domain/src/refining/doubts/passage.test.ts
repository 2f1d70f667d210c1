import { describe, expect, it } from 'vitest';
import { passageAround, passageNear } from './passage.ts';

const cut = (text: string, { start, end }: { start: number; end: number }): string => text.slice(start, end);

/** The passage around the words, of which the text has one. */
function around(text: string, words: string): string {
  const start = text.indexOf(words);
  return cut(text, passageAround(text, { start, end: start + words.length }));
}

describe('passageAround', () => {
  it.each([
    ['the sentence', 'First one. Now write it to Bob! Then rest.', 'write', 'Now write it to Bob!'],
    ['the first', 'Write it. Then rest.', 'Write', 'Write it.'],
    ['the last', 'Rest. Then write it', 'write', 'Then write it'],
    ['the line', 'A heading\n\t write it \r\nA footing', 'write', 'write it'],
    ['the line, whose end is in doubt too', 'Write it\nThen rest', 'Write it\n', 'Write it\n'],
    ['what follows the end of a line that is in doubt', 'Write it\nThen rest', '\nThen', '\nThen rest'],
    ['a question', 'Who? Can you write it? Yes.', 'write', 'Can you write it?'],
    ['with dots inside', 'See 1.5 of it. Write v2.0 now… Rest.', 'Write', 'Write v2.0 now…'],
    ['without spaces between', '先休息。请写报告！然后走。', '写', '请写报告！'],
    ['of several', 'A b. C d. E f. G h.', 'd. E', 'C d. E f.'],
  ])('is %s', (_name, text, words, expected) => {
    expect(around(text, words)).toBe(expected);
  });

  it('goes 200 units to either side, and not into a character', () => {
    const far = 'a'.repeat(300);
    expect(around(`${far}X${far}`, 'X')).toBe(`${'a'.repeat(200)}X${'a'.repeat(200)}`);
    const pairs = '😀'.repeat(150);
    expect(around(`${pairs}X${pairs}`, 'X')).toBe(`${'😀'.repeat(100)}X${'😀'.repeat(100)}`);
    expect(around(`${pairs}.X.${pairs}`, '.X.')).toBe(`${'😀'.repeat(100)}.X.${'😀'.repeat(100)}`);
    expect(around(`${pairs}aX${pairs}`, 'X')).toBe(`${'😀'.repeat(100)}aX${'😀'.repeat(100)}`);
  });

  it('shows the first 600 units of something longer', () => {
    const long = `${'a'.repeat(599)}😀${'b'.repeat(100)}`;
    expect(cut(long, passageAround(long, { start: 0, end: long.length }))).toBe('a'.repeat(599));
    const fits = 'a'.repeat(600);
    expect(cut(`${fits}. b`, passageAround(`${fits}. b`, { start: 0, end: 600 }))).toBe(`${fits}.`);
  });
});

describe('passageNear', () => {
  it('is a text of 500 units whole', () => {
    const text = 'Write it. '.repeat(50);
    expect(passageNear(text, 250)).toEqual({ start: 0, end: 500 });
    expect(passageNear(`${text}x`, 250)).not.toEqual({ start: 0, end: 501 });
  });

  it('is of a longer one 200 units to either side of the guess, to the ends of the sentences', () => {
    const text = 'Write it. '.repeat(300);
    const { start, end } = passageNear(text, 1_504.4);
    expect([start, end]).toEqual([1_300, 1_709]);
    expect(passageNear(text, 3_500)).toEqual({ start: 2_800, end: 3_000 });
    expect(passageNear(text, 2)).toEqual({ start: 0, end: 209 });
  });
});
