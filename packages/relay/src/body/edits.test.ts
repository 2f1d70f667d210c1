import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import { askForUsage, insertMembers, replaceString, setFields, setting, wrapAsPart } from './edits.ts';
import { scanBody } from './scan-body.ts';
import { type Replacement, splice, spliceInTurns } from './splice.ts';
import { jsonText, keyText, objectText } from './testing/json-texts.ts';

const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString());
const scanChat = (text: string) => {
  const bytes = Buffer.from(text);
  return { bytes, found: scanBody(bytes, 'chat') };
};

describe('splice', () => {
  it('changes its ranges and no other byte', () => {
    const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(9), fc.string({ unit: 'grapheme', maxLength: 5 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), cuts, (bytes, wanted) => {
        let free = 0;
        const replacements: Replacement[] = [];
        for (const [start, length, json] of wanted.toSorted(([one], [other]) => one - other)) {
          const end = start + length;
          if (start < free || end > bytes.length) continue;
          replacements.push({ start, end, json });
          free = end + 1;
        }
        let expected = Buffer.from(bytes);
        for (const { start, end, json } of replacements.toReversed()) {
          expected = Buffer.concat([expected.subarray(0, start), Buffer.from(json), expected.subarray(end)]);
        }
        expect(splice(bytes, replacements.toReversed())).toEqual(expected);
      }),
    );
  });

  it.each<[string, Replacement[]]>([
    [
      'overlap',
      [
        { start: 0, end: 3, json: '' },
        { start: 2, end: 4, json: '' },
      ],
    ],
    [
      'lie within each other',
      [
        { start: 0, end: 5, json: '' },
        { start: 2, end: 2, json: '' },
      ],
    ],
    [
      'insert at one place',
      [
        { start: 2, end: 2, json: 'a' },
        { start: 2, end: 2, json: 'b' },
      ],
    ],
    [
      'are the same',
      [
        { start: 2, end: 3, json: 'a' },
        { start: 2, end: 3, json: 'b' },
      ],
    ],
    ['lie outside', [{ start: 2, end: 11, json: '' }]],
    ['run backwards', [{ start: 3, end: 2, json: '' }]],
  ])('refuses replacements that %s', (_name, replacements) => {
    expect(() => splice(Buffer.alloc(10), replacements)).toThrow(RangeError);
  });

  it('puts insertions before and behind a replacement', () => {
    const replacements = [
      { start: 3, end: 3, json: '>' },
      { start: 1, end: 3, json: 'x' },
      { start: 1, end: 1, json: '<' },
    ];
    expect(splice(Buffer.from('abcd'), replacements).toString()).toBe('a<x>d');
  });

  it('may be given as its bytes', () => {
    expect(splice(Buffer.from('abcd'), [{ start: 1, end: 3, json: Buffer.from('é') }]).toString()).toBe(
      'aéd',
    );
  });

  it('is the same in a large body, which is put together in turns where threads can read it', async () => {
    const bytes = Buffer.alloc(3 * LARGE_BYTES, 'abc');
    const replacements = [
      { start: 0, end: 0, json: 'x'.repeat(LARGE_BYTES) },
      ...Array.from({ length: 1_000 }, (_, at) => ({ start: 100 * at + 1, end: 100 * at + 9, json: '"é"' })),
      { start: bytes.length - 9, end: bytes.length, json: Buffer.from('end') },
    ];
    const spliced = await spliceInTurns('org', bytes, replacements);
    expect(spliced.equals(splice(bytes, replacements))).toBe(true);
    expect(spliced.buffer).toBeInstanceOf(SharedArrayBuffer);
    const outside = [{ start: 0, end: bytes.length + 1, json: '' }];
    await expect(spliceInTurns('org', bytes, outside)).rejects.toThrow(RangeError);
    const small = await spliceInTurns('org', Buffer.from('ab'), [{ start: 1, end: 1, json: 'x' }]);
    expect(small.toString()).toBe('axb');
  });
});

describe('fields', () => {
  const other = objectText(fc.tuple(fc.constantFrom('"q"', '"__proto__"', '""'), jsonText));
  const store = fc
    .tuple(keyText('store'), fc.constantFrom('true', 'false', 'null'))
    .map((pair) => pair.join(': '));

  it('are set in place or at the end, whatever the body looks like', () => {
    fc.assert(
      fc.property(other, fc.option(store), fc.boolean(), (text, member, front) => {
        const [open, close] = [text.slice(0, 1), text.slice(1)];
        const isEmpty = close.trim() === '}';
        const joined =
          front || isEmpty
            ? `${open}${member}${isEmpty ? '' : ','}${close}`
            : `${text.slice(0, -1)},${member}}`;
        const { bytes, found } = scanChat(member === null ? text : joined);
        const settings = [...setting('store', false, found.store), ...setting('x', 'é"', undefined)];
        const spliced = splice(bytes, setFields(found.object, settings));
        const expected = {
          ...Object.fromEntries(Object.entries(Object(parse(bytes)))),
          store: false,
          x: 'é"',
        };
        expect(parse(spliced)).toEqual(expected);
        expect(scanBody(spliced, 'chat').store?.value).toBe(false);
      }),
    );
  });

  it('that say it already stay byte for byte', () => {
    const { bytes, found } = scanChat('{ "store" :false }');
    expect(splice(bytes, setFields(found.object, setting('store', false, found.store)))).toEqual(bytes);
  });

  it('of an empty object need no comma', () => {
    const { bytes, found } = scanChat('{ }');
    expect(splice(bytes, insertMembers(found.object, { a: '1', 'b"': '[]' })).toString()).toBe(
      '{ "a":1,"b\\"":[]}',
    );
    expect(insertMembers(found.object, {})).toEqual([]);
  });
});

it.each([
  ['{}', { stream_options: { include_usage: true } }],
  ['{"stream_options":null}', { stream_options: { include_usage: true } }],
  ['{"stream_options":{}}', { stream_options: { include_usage: true } }],
  ['{"stream_options":{"a":1}}', { stream_options: { a: 1, include_usage: true } }],
  ['{"stream_options":{"include_usage":false,"a":1}}', { stream_options: { a: 1, include_usage: true } }],
  ['{"stream_options":{"include_usage":null}}', { stream_options: { include_usage: true } }],
])('usage is asked for in %s', (text, expected) => {
  const { bytes, found } = scanChat(text);
  const { settings, replacements } = askForUsage(found);
  const edits = [...setFields(found.object, settings), ...replacements];
  expect(edits).not.toEqual([]);
  expect(parse(splice(bytes, edits))).toEqual(expected);
});

it('usage is not asked for twice', () => {
  const { found } = scanChat('{"stream_options":{"include_usage":true}}');
  expect(askForUsage(found)).toEqual({ settings: [], replacements: [] });
});

describe('a text', () => {
  it('may be replaced by any other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, before) => {
        const { bytes, found } = scanChat(
          JSON.stringify({ messages: [{ role: 'system', content: before }] }),
        );
        const [system] = found.systemTexts;
        const edits = system ? [replaceString(system.range, text)] : [];
        expect(parse(splice(bytes, edits))).toEqual({ messages: [{ role: 'system', content: text }] });
      }),
    );
  });

  it('may keep half a character', () => {
    const { bytes, found } = scanChat('{"messages":[{"role":"system","content":"\\ud800"}]}');
    const [system] = found.systemTexts;
    expect(system?.text).toBe('\ud800');
    const edits = system ? [replaceString(system.range, `${system.text}a`)] : [];
    expect(splice(bytes, edits).toString()).toBe('{"messages":[{"role":"system","content":"\\ud800a"}]}');
  });

  it('may become a part that has a mark, and be replaced beside it', () => {
    const bytes = Buffer.from('{"system": "Be very brief." }');
    const { ends } = scanBody(bytes, 'messages');
    const range = ends.system?.range ?? { start: 0, end: 0 };
    const edits = [
      ...wrapAsPart(range, 'text', { cache_control: '{"type":"ephemeral"}' }),
      replaceString(range, 'Be brief.'),
    ];
    expect(parse(splice(bytes, edits))).toEqual({
      system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
    });
  });
});
