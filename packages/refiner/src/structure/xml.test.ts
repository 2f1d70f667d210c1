import { describe, expect, it } from 'vitest';
import { hasFormat, hasOwnSections, ownTagPieces } from './own-form.ts';
import { textOfPieces } from './pieces.ts';
import { topElements } from './xml.ts';

describe('elements at the top', () => {
  it.each([
    ['', 0, false],
    ['  \n', 0, false],
    ['a b', 0, true],
    ['<a/>', 1, false],
    ['<a></a>', 1, false],
    ['<a> x </a>\n<b />', 2, false],
    ['<a/>x', 1, true],
    ['x<a/>', 1, true],
    ['<a><b/><c>x</c>y</a>', 1, false],
    ['<a><a>x</a></a>', 1, false],
    ['<a x="1" y=\'2\'/>', 1, false],
    ['<a x = "1>2"/>', 1, false],
    ['<a:b c-d="&lt;"/>', 1, false],
    ['<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x41;</a>', 1, false],
    ['<![CDATA[<x> & ]]>', 0, true],
    ['<a><![CDATA[<x> & ]]></a>', 1, false],
    ['<!-- x <y> & --><a/>', 1, false],
    ['<a><!-- x-y --></a>', 1, false],
  ])('%j: %i, loose words: %s', (text, elements, loose) => {
    expect(topElements(text)).toEqual({ elements, loose });
  });

  it.each([
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a></a x="1">',
    '<a></a/>',
    '<a x="1" x="2"/>',
    '<a x="1" y="2" x=\'1\'/>',
    '<a x=1/>',
    '<a x/>',
    '<a x="<"/>',
    '<a x="&b;"/>',
    '<a>&nbsp;</a>',
    'a & b',
    '&#x;',
    '&#12345678;',
    '&#x1234567;',
    'a ]]> b',
    '<1a/>',
    '< a/>',
    'a < b',
    '<!-- a--b -->',
    '<!-- a',
    '<![CDATA[ a',
    '<?xml version="1.0"?><a/>',
    '<!DOCTYPE a><a/>',
    '<a>\u0001</a>',
  ])('none where it is not well-formed: %j', (text) => {
    expect(topElements(text)).toBeUndefined();
  });
});

describe('a text has its form', () => {
  it.each([
    ['json', '{"a": 1}', true],
    ['json', ' \n[1]', true],
    ['json', '"a"', false],
    ['json', '1', false],
    ['json', '{"a": 1} b', false],
    ['json', '{a}', false],
    ['markdown', '# A\nb', true],
    ['markdown', 'a\n# B\nc', false],
    ['markdown', 'a\n# B\nc\n## D', true],
    ['markdown', '**A**\nb', false],
    ['xml', ' <a>b</a>\n', true],
    ['xml', '<a>b</a><c/>', false],
    ['xml', '<a>b</a> c', false],
    ['xml', 'b', false],
    ['xml', '<a>b & c</a>', false],
    ['default', '{"a": 1}', false],
    ['default', '<a>b</a>', false],
  ] as const)('%s, %j: %s', (format, text, has) => {
    expect(hasFormat(text, format)).toBe(has);
  });

  it.each([
    ['{"a": 1}', true],
    ['# A\nb', true],
    ['a\n# B\nc', false],
    ['<a>\nb\n</a>', true],
    ['<a>\nb\n</a>\n<c>\nd\n</c>', true],
    ['<a>\nb\n</a>\nc', false],
    ['c\n<a>\nb\n</a>', false],
    ['<a>b', false],
    ['a b', false],
    ['', false],
  ])('or sections of its own, %j: %s', (text, has) => {
    expect(hasOwnSections(text)).toBe(has);
  });
});

describe('tags around all parts of a text make a document', () => {
  it.each([
    ['<a>x</a>\n<b>y</b>', '<prompt>\n<a>x</a>\n<b>y</b>\n</prompt>'],
    ['<a>x & y</a>\n\n<b>z</b>', '<prompt>\n<a><![CDATA[x & y]]></a>\n\n<b>z</b>\n</prompt>'],
    ['<a>z</a>\n<b>\nx < y\n</b>', '<prompt>\n<a>z</a>\n<b><![CDATA[\nx < y\n]]></b>\n</prompt>'],
    ['<a>x & y</a>', '<a><![CDATA[x & y]]></a>'],
    ['<a>\n<b>\nx & y\n</b>\n</a>', '<a><![CDATA[\n<b>\nx & y\n</b>\n]]></a>'],
    ['<a_1.b>x & y</a_1.b>', '<a_1.b><![CDATA[x & y]]></a_1.b>'],
  ])('%j', (text, document) => {
    const pieces = ownTagPieces(text);
    expect(pieces && textOfPieces(text, pieces)).toBe(document);
  });

  it.each([
    ['a part of it is bare', '<a>x & y</a>\nz'],
    ['it begins bare', 'z\n<a>x & y</a>'],
    ['it is one element', '<a>x</a>\nz'],
    ['a tag has attributes', '<a b="1">x & y</a>'],
    ['a tag is open', '<a>x & y'],
    ['it would end a section', '<a>x & y ]]> z</a>'],
    ['it holds what XML does not allow', '<a>x \u0001 & y</a>'],
    ['there are no tags', 'x & y'],
    ['there is nothing', ''],
  ])('none where %s', (_, text) => {
    expect(ownTagPieces(text)).toBeUndefined();
  });
});
