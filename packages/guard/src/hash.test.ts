import type { SpanKind } from '@refinery/text/token.ts';
import { describe, expect, it } from 'vitest';
import { hashOf, hashOfSpan } from './hash.ts';

const hashed = (text: string, kind: SpanKind): number => hashOfSpan(`[${text}]`, 1, text.length + 1, kind);

describe('hashOf', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is FNV-1a: %j', (text, expected) => {
    expect(hashOf(text) >>> 0).toBe(expected);
  });
});

describe('hashOfSpan', () => {
  it.each<[SpanKind, string, string]>([
    ['code', 'a b', 'a  \t b'],
    ['code', 'a b', 'a\u000b\u000c\u00a0b'],
    ['code', 'a\n  b', 'a \t\r\n  b'],
    ['code', 'a\n\tb', 'a\n b'],
    ['data', '{"a":1}', '{ "a" :\n 1 }'],
    ['quote', '"Hi"', '“hi.”'],
    ['quote', '"hi"', "'HI!'"],
    ['quote', '"hi"', '« hi »'],
    ['quote', '"hi"', '„hi“'],
    ['quote', '‘hi’', '‚hi‛'],
    ['quote', '"a z"', '"A\u00a0 Z;"'],
    ['quote', '"it\'s"', '"it’s"'],
    ['quote', '"it\'s"', '"it‘s"'],
    ['quote', '«a "b" c»', '«a “b” c»'],
    ['quote', '""', '"."'],
    ['quote', '"""', "'"],
    ['link', 'a  b', 'a b'],
    ['link', 'a\t\n\v\f\rb', 'a b'],
    ['link', 'a\u00a0b', 'a b'],
    ['link', 'a b ', 'a b'],
    ['quote', '"Hi"', '“hi”'],
    ['quote', '"Hi"', '«hi»'],
    ['quote', "'Hi'", '‘hi’'],
    ['quote', '" Hi. "', 'hi'],
    ['quote', '"hi,"', '"hi;"'],
    ['quote', '"hi!"', '"hi?"'],
    ['quote', '"AZ az"', '"az  AZ"'],
    ['quote', '"it’s ‘a’ b"', "\"it's 'a' b\""],
    ['quote', '"a “b” c"', '"a "b" c"'],
    ['quote', '„hi“', '"hi"'],
    ['data', '{ "a" : 1 }', '{"a":1}'],
    ['data', '{"a\\"": 1 }', '{"a\\"":1}'],
    ['data', '{"a\\\\" : 1}', '{"a\\\\":1}'],
    ['code', 'a  b', 'a b'],
    ['code', 'a \n\tb', 'a\n\tb'],
    ['code', 'a\t \n b  ', 'a\n b'],
    ['code', 'a\r\nb', 'a\nb'],
  ])('is equal for %s: %j and %j', (kind, one, other) => {
    expect(hashed(one, kind)).toBe(hashed(other, kind));
  });

  it.each<[SpanKind, string, string]>([
    ['code', 'a b', 'ab'],
    ['code', 'a b', 'a\u0008b'],
    ['code', 'a b', 'a\u000eb'],
    ['code', 'a b', 'a\u00a1b'],
    ['code', 'a b', 'A b'],
    ['code', 'a\nb', 'a b'],
    ['code', 'a\n  b', 'a\n b'],
    ['code', 'a\nb', 'a\n\nb'],
    ['code', 'a\u000eb\nc', 'ab\nc'],
    ['link', 'a\nb', 'a\n\u000eb'],
    ['link', 'a b', 'ab'],
    ['data', '{"a":"b c"}', '{"a":"bc"}'],
    ['data', '{"a":"\\"  c"}', '{"a":"\\" c"}'],
    ['data', '{"a":"b","c d":1}', '{"a":"b","cd":1}'],
    ['quote', '"a b"', '"ab"'],
    ['quote', '"hi"', '"hi!!"'],
    ['quote', '"hi"', '"hi:"'],
    ['quote', '"[z"', '"{z"'],
    ['quote', '"@z"', '"`z"'],
    ['quote', '"a"', '"\u201fa"'],
    ['quote', '"a"', '"\u2017a"'],
    ['quote', '"it\'s"', '"it\u201as"'],
    ['quote', '«a "b»', '«a \u201eb»'],
    ['link', 'ab', 'ba'],
    ['link', ' a', 'a'],
    ['link', 'a\u0008b', 'a b'],
    ['link', 'a\u000eb', 'a b'],
    ['link', 'a!b', 'a b'],
    ['link', 'a', 'A'],
    ['placeholder', '{{a}}', '{{b}}'],
    ['placeholder', '{{a}}', '{{A}}'],
    ['placeholder', '{{a}}', '{{ a }}'],
    ['placeholder', '{{a b}}', '{{a  b}}'],
    ['quote', '"hi.."', '"hi"'],
    ['quote', '"hi:"', '"hi"'],
    ['quote', '"@"', '"`"'],
    ['quote', '"["', '"{"'],
    ['quote', '"a\u2017b"', '"a\'b"'],
    ['quote', '\u201fa', 'a'],
    ['quote', '\u2017a', 'a'],
    ['quote', '"é"', '"É"'],
    ['data', '{"a b": 1}', '{"ab": 1}'],
    ['data', '{"a\\" b": 1}', '{"a\\"b": 1}'],
    ['data', '{"a\\\\": 1}', '{"a\\": 1}'],
    ['data', '{"a": 1}', '{"a": 2}'],
    ['code', 'a\n b', 'a\nb'],
    ['code', 'a\n\nb', 'a\nb'],
    ['code', 'a\nb c', 'a\nbc'],
  ])('differs for %s: %j and %j', (kind, one, other) => {
    expect(hashed(one, kind)).not.toBe(hashed(other, kind));
  });

  it('of a part is that of the part alone', () => {
    for (const [part, kind] of [
      ['{{ a }}', 'placeholder'],
      ['"a"', 'quote'],
      ['{"a": 1}', 'data'],
      ['`a\nb`', 'code'],
    ] as const)
      expect(hashOfSpan(`x ${part} y`, 2, 2 + part.length, kind)).toBe(
        hashOfSpan(part, 0, part.length, kind),
      );
  });

  it('treats only code of several lines by its lines', () => {
    expect(hashed('a\n  b', 'link')).toBe(hashed('a b', 'link'));
    expect(hashOfSpan('a  b\n', 0, 4, 'code')).toBe(hashed('a b', 'code'));
  });
});
