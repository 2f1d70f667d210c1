import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson } from './compact-json.ts';
import { jsonText } from './testing/json-texts.ts';

const compacted = (text: string): string => compactJson(text).text;

/** Frozen: a line of this list is never changed, only added. See `compactJson`. */
const FROZEN: readonly (readonly [before: string, after: string])[] = [
  ['{}', '{}'],
  ['[]', '[]'],
  [' { } ', '{}'],
  ['\n[\n]\n', '[]'],
  ['{"a":1}', '{"a":1}'],
  ['{ "a" : 1 }', '{"a":1}'],
  ['{\r\n\t"a": [\r\n\t\t1,\r\n\t\t2\r\n\t]\r\n}\r\n', '{"a":[1,2]}'],
  ['{"a": 1, "a": 2, "A": 3}', '{"a":1,"a":2,"A":3}'],
  ['{"b": 1, "a": 2, "10": 3, "9": 4}', '{"b":1,"a":2,"10":3,"9":4}'],
  ['{"__proto__": {"x": 1}}', '{"__proto__":{"x":1}}'],
  [
    '[1.0, 1.50, 1e400, -0, -0.0, 1E5, 1e+5, 9007199254740993]',
    '[1.0,1.50,1e400,-0,-0.0,1E5,1e+5,9007199254740993]',
  ],
  ['[ "  two  spaces  ", "\\t\\n\\r", " " ]', '["  two  spaces  ","\\t\\n\\r"," "]'],
  ['["\\u0041", "\\/", "/", "\\u00e9", "é", "\\b\\f"]', '["\\u0041","\\/","/","\\u00e9","é","\\b\\f"]'],
  ['["\\"", "\\\\", "\\\\\\" , ", "a\\\\"]', '["\\"","\\\\","\\\\\\" , ","a\\\\"]'],
  ['["\\ud83d\\ude00", "😀", "\\ud800"]', '["\\ud83d\\ude00","😀","\\ud800"]'],
  ['[true , false , null]', '[true,false,null]'],
  ['["\u00a0", "\u2028", "\ufeff"]', '["\u00a0","\u2028","\ufeff"]'],
  ['{"": {"": [ [ ], { } ]}}', '{"":{"":[[],{}]}}'],
  [
    '{\n  "path": "/src/a b.ts",\n  "lines": [\n    "  const a = {};",\n    ""\n  ]\n}',
    '{"path":"/src/a b.ts","lines":["  const a = {};",""]}',
  ],
];

describe('JSON without white space', () => {
  it.each(FROZEN)('of %j is %j, today and in every later version', (before, after) => {
    expect(compacted(before)).toBe(after);
  });

  it('counts where white space was', () => {
    expect(compactJson(' {\n  "a b": [1,\r\n 2], "c":\t3 }\n')).toMatchObject({ breaks: 3, gaps: 5 });
    expect(compactJson('{"a b":1}')).toEqual({ text: '{"a b":1}', breaks: 0, gaps: 0 });
  });

  it('says the same, and is not changed by doing it again', () => {
    const property = fc.property(jsonText, (text) => {
      const once = compacted(text);
      expect(JSON.parse(once)).toEqual(JSON.parse(text));
      expect(compacted(once)).toBe(once);
      expect(compactJson(once)).toMatchObject({ breaks: 0, gaps: 0 });
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('has every token of the text as it was spelled, and nothing else', () => {
    const tokens = /"(?:[^"\\]|\\.)*"|[^\s"]+?(?=[\s",:{}[\]]|$)|[,:{}[\]]/g;
    const property = fc.property(jsonText, (text) => {
      expect(compacted(text)).toBe((text.match(tokens) ?? []).join(''));
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
