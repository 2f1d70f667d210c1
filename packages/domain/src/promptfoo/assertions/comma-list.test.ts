import { describe, expect, it } from 'vitest';
import { readCommaList } from './comma-list.ts';

describe('readCommaList', () => {
  it.each([
    ['a, b ,c', ['a', 'b', 'c']],
    [' ,, a,,b, ', ['a', 'b']],
    ['"a, b" , c', ['a, b', 'c']],
    ['"a ""b"" \\"c\\" \\\\", d', ['a "b" "c" \\', 'd']],
    ['""', ['']],
    ['a "b", c', ['a "b"', 'c']],
    ['', []],
    ['"a', null],
    ['"a" b', null],
  ])('reads %j', (text, values) => {
    expect(readCommaList(text)).toEqual(values);
  });
});
