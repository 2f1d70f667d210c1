import { describe, expect, it } from 'vitest';
import { applyEdits, refine } from '../index.ts';
import { tidyEdits } from './tidy-edits.ts';

const tidy = (text: string, start: number, end: number, replacement: string): [string, string][] => {
  const edits = tidyEdits(text, [{ start, end, replacement, pass: 'filler', reason: 'filler' }]);
  expect(applyEdits(text, edits)).toBe(text.slice(0, start) + replacement + text.slice(end));
  return edits.map((edit) => [text.slice(edit.start, edit.end), edit.replacement]);
};
const whole = (text: string, replacement: string): [string, string][] =>
  tidy(text, 0, text.length, replacement);

describe('tidyEdits', () => {
  it('covers only the words that changed', () => {
    expect(whole('in order to', 'to')).toEqual([['in order ', '']]);
    expect(whole('Could you please write', 'Write')).toEqual([
      ['Could you please ', ''],
      ['write', 'Write'],
    ]);
    expect(whole('Due to the fact that', 'Because')).toEqual([['Due to the fact that', 'Because']]);
    expect(whole('the end result', 'the result')).toEqual([['end ', '']]);
    expect(whole('It’s the “end”', 'It\'s the "end"')).toEqual([
      ['It’s', "It's"],
      ['“end”', '"end"'],
    ]);
    expect(whole('same', 'same')).toEqual([]);
  });

  it('does not cut words or surrogate pairs', () => {
    expect(whole('explaining', 'explain')).toEqual([['explaining', 'explain']]);
    expect(whole('a 😀', 'a 😁')).toEqual([['😀', '😁']]);
  });
});

describe('removed segments', () => {
  it('name no word that only changed its capital', () => {
    const text = 'Hello! Could you please write it? Use a tool that is built for teams, it isn’t “new”.';
    const { removedSegments } = refine(text, { compressionLevel: 'medium' });
    expect(removedSegments.map((segment) => segment.text)).toEqual(['Hello!', 'Could you please', 'that is']);
    expect(removedSegments.filter((segment) => segment.replacement !== undefined)).toEqual([]);
  });

  it('have what stands there now, and words beside a small one', () => {
    const text = 'I need a list. It has to be short, and please be kind. Check that they know it.';
    const { removedSegments } = refine(text, { compressionLevel: 'high' });
    const said = removedSegments.map((segment) => `${segment.text} → ${segment.replacement ?? ''}`);
    expect(said).toEqual(['has to → must', 'please → ', 'Check that they → Check they']);
  });
});
