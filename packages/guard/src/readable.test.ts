import { describe, expect, it } from 'vitest';
import { readable } from './readable.ts';

describe('what a reader of a result reads', () => {
  it.each([
    ['plain text', 'Sort a & b.', 'Sort a & b.'],
    [
      'the strings and keys of an object, in order',
      ' {"a": "b", "c": ["d", {"e": "f"}], "g": 3}',
      'a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\n3',
    ],
    ['those of a list', '\n["a", true, null, ["b"]]', 'a\n\ntrue\n\nb'],
    ['no object that is none', '{"a": b}', '{"a": b}'],
    ['no list that is none', '[a]', '[a]'],
    ['no bare string', '"a"', '"a"'],
    ['XML without entities', '<p>&lt;a&gt; &amp; &quot;b&quot; &apos;c&#39;</p>', '<p><a> & "b" \'c\'</p>'],
    ['XML with other entities', '<p>&nbsp;</p>', '<p>&nbsp;</p>'],
    ['no entities of other text', 'a &lt; b', 'a &lt; b'],
    ['CDATA as it is', '<p>&amp;<![CDATA[a &amp; b]]>&amp;</p>', '<p>&a &amp; b&</p>'],
    ['several parts of CDATA', '<![CDATA[a]]>, <![CDATA[b]]>', 'a, b'],
    ['CDATA that does not end', '<p><![CDATA[a &amp; b', '<p>a &amp; b'],
  ])('is %s', (_name, refined, text) => {
    expect(readable(refined, 'Sort.')).toBe(text);
  });

  it('of data is data', () => {
    expect(readable('{"a": "b"}', '{"a": "c"}')).toBe('{"a": "b"}');
    expect(readable('["a"]', '3')).toBe('["a"]');
  });
});
