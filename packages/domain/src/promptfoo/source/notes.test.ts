import { describe, expect, it } from 'vitest';
import { MAX_UNSUPPORTED, Notes, stepInto } from './notes.ts';

describe('Notes', () => {
  it('tells the same once, and of a thing where it occurs first', () => {
    const notes = new Notes();
    for (const path of ['a', 'a', 'b']) notes.add(path, 'x');
    for (const path of ['c', 'd']) notes.once('thing', path, 'y');
    expect(notes.list()).toEqual([
      { path: 'a', reason: 'x' },
      { path: 'b', reason: 'x' },
      { path: 'c', reason: 'y' },
    ]);
  });

  it.each([
    [MAX_UNSUPPORTED, 'x'],
    [MAX_UNSUPPORTED + 7, 'and 8 more'],
  ])('has at most 1,000 entries: of %i the last says %s', (count, last) => {
    const notes = new Notes();
    for (let index = 0; index < count; index++) notes.add(String(index), 'x');
    expect(notes.list()).toHaveLength(MAX_UNSUPPORTED);
    expect(notes.list().at(-1)?.reason).toBe(last);
  });

  it('keeps paths short', () => {
    expect(stepInto('', 3)).toBe('3');
    expect(stepInto('a', 'b'.repeat(1_000))).toHaveLength(300);
  });
});
