import { describe, expect, it } from 'vitest';
import { parseText } from './parse-text.ts';

const lineOf = (text: string): number | undefined => {
  try {
    parseText(text);
  } catch (error) {
    const [first] = Object(error).extras.errors;
    expect(error).toMatchObject({
      code: 'invalid_upload',
      message: expect.stringContaining(`line ${first.line}`),
    });
    return first.line;
  }
  return undefined;
};

describe('parseText', () => {
  it('reads JSON, and YAML that begins like it', () => {
    expect(parseText(' {"a": [1, true, null, "x"]}')).toEqual({ a: [1, true, null, 'x'] });
    expect(parseText('{a: [1, true, ~, x,], # by hand\n}')).toEqual({ a: [1, true, null, 'x'] });
    expect(parseText('\ufeff- a\n')).toEqual(['a']);
  });

  it('reads dates, yes and no as texts, and whatever a key is called', () => {
    expect(parseText('a: 2025-01-31\nb: yes\n1: c')).toEqual({ a: '2025-01-31', b: 'yes', 1: 'c' });
    const read = parseText('__proto__: {polluted: true}\nconstructor: 1');
    expect(Object.keys(Object(read))).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object({})).not.toHaveProperty('polluted');
  });

  it.each([
    ['a: 1\nb: [1, 2\nc: 3', 3],
    ['a: 1\na: 2', 2],
    ['{"a": 1,\n "b": 2\n "c": 3}', 3],
    ['a:\n\t- 1', 2],
    ['a: !!js/function x', 1],
    ['a: !ruby/object x', 1],
    ['a: &x 1\nb: *y', 2],
    ['---\na: 1\n---\nb: 2', 1],
    ['? [a]\n: b', 1],
    ['', 1],
    [`${'['.repeat(5_000)}`, 1],
  ])('names the line of what cannot be read: %j', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});
