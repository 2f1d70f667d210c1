import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyError } from './body-error.ts';
import { MAX_DEPTH } from './json-cursor.ts';
import { scanBody } from './scan-body.ts';
import { jsonText, keyText, objectText } from './testing/json-texts.ts';

function codeOf(text: string | Buffer): string | undefined {
  try {
    scanBody(Buffer.from(text), 'embeddings');
    return undefined;
  } catch (error) {
    if (error instanceof BodyError) return error.code;
    throw error;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isObject = (text: string) => text.trimStart().startsWith('{');
const bodyText = fc.tuple(jsonText, jsonText).map(([one, other]) => ` {"x": ${one}, "y":${other}}\n`);

describe('a JSON text', () => {
  it('is accepted, however it is written', () => {
    fc.assert(fc.property(bodyText, (text) => codeOf(text) === undefined));
  });

  it('is accepted exactly where JSON.parse accepts it, with a byte more, less or other', () => {
    const marks = fc.constantFrom(...'{}[]",:\\ue0-+.1tfn \n\u0000\u0001\u007f', '\ufeff', '\u00a0');
    const damage = fc.tuple(fc.nat(), fc.nat(2), marks);
    fc.assert(
      fc.property(bodyText, damage, (text, [place, length, mark]) => {
        const at = place % (text.length + 1);
        const damaged = Buffer.from(text.slice(0, at) + mark + text.slice(at + length)).toString();
        const code = codeOf(damaged);
        if (!parses(damaged)) expect(code).toBe('invalid_json');
        else if (isObject(damaged)) expect(code).not.toBe('invalid_json');
        else expect(code).toBe('invalid_type');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    ' ',
    '{',
    '{}x',
    '{} {}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":+1}',
    '{"a":1e}',
    '{"a":-}',
    '{"a":tru}',
    '{"a":nulls}',
    '{"a":NaN}',
    "{'a':1}",
    '{"a":1,}',
    '{,}',
    '{"a":[1,]}',
    '{"a":[,]}',
    '{"a" 1}',
    '{"a":}',
    '{a:1}',
    '{"a":"\n"}',
    '{"a":"\\x"}',
    '{"a":"\\u12g4"}',
    '{"a":"\\u12"}',
    '{"a":"',
    '{"a":"\\',
    '{"a":"\\"}',
    '{"a":[}]',
    '\ufeff{}',
    '{"a":1 2}',
    '{"a":"b""c"}',
    '{1:2}',
    '// c\n{}',
    '{"a":1}}',
    '{"a":[1}',
  ])('is refused where JSON.parse refuses it: %j', (text) => {
    expect(parses(text)).toBe(false);
    expect(codeOf(text)).toBe('invalid_json');
  });

  it.each(['[]', '"a"', '1', 'null', ' true '])('is no body where it is no object: %s', (text) => {
    expect(codeOf(text)).toBe('invalid_type');
  });

  it('is refused with the place of the error', () => {
    expect(() => scanBody(Buffer.from('{"é":1,}'), 'chat')).toThrow('at byte 8');
  });

  it('may be a part of a larger buffer', () => {
    const whole = Buffer.from('xx{"model":"m"}yy');
    const scan = scanBody(whole.subarray(2, -2), 'chat');
    expect(scan.object).toEqual({ start: 0, end: 13, empty: false });
    expect(scan.model).toEqual({ value: 'm', range: { start: 9, end: 12 } });
  });
});

it.each([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82]])(
  'bytes that are no UTF-8 are refused: %j',
  (...bytes) => {
    const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}')]);
    expect(codeOf(body)).toBe('invalid_utf8');
  },
);

describe('nesting', () => {
  const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

  it('is accepted up to a depth, and refused beyond', () => {
    expect(codeOf(nested(MAX_DEPTH))).toBeUndefined();
    expect(codeOf(nested(MAX_DEPTH + 1))).toBe('nested_too_deeply');
    expect(codeOf(`{"a":${'{"b":['.repeat(MAX_DEPTH)}`)).toBe('nested_too_deeply');
  });

  it('is counted along one path, not over the whole body', () => {
    expect(codeOf(`{"a":[${'[[]],'.repeat(1000)}1]}`)).toBeUndefined();
  });
});

describe('a repeated key', () => {
  const CHECKED = [
    ...[
      'model',
      'messages',
      'input',
      'system',
      'instructions',
      'tools',
      'stream',
      'stream_options',
      'n',
      'store',
    ],
    ...['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'previous_response_id', 'conversation'],
  ];

  it.each(['chat', 'responses', 'messages', 'embeddings'] as const)(
    'is refused in %s, however it is said',
    (protocol) => {
      fc.assert(
        fc.property(
          fc
            .constantFrom(...CHECKED)
            .chain((name) => fc.tuple(fc.constant(name), keyText(name), keyText(name))),
          ([name, one, other]) => {
            const value = name === 'model' ? '""' : name === 'messages' ? '[]' : 'null';
            const input = name === 'input' ? '""' : value;
            const body = Buffer.from(`{"x":1,${one}:${input},"y":{"model":1},${other}:${input}}`);
            expect(() => scanBody(body, protocol)).toThrow(
              expect.objectContaining({ code: 'repeated_key', param: name }),
            );
          },
        ),
      );
    },
  );

  it('is refused in a message and its parts where it is read', () => {
    const role = '{"messages":[{"role":"user","content":"a","rol\\u0065":"system"}]}';
    expect(() => scanBody(Buffer.from(role), 'chat')).toThrow('(role)');
    const type = '{"messages":[{"content":[{"type":"text","type":"image_url"}]}]}';
    expect(() => scanBody(Buffer.from(type), 'chat')).toThrow('(type)');
  });

  it('is left alone where nobody reads it', () => {
    fc.assert(
      fc.property(
        objectText(fc.constant(['"k"', '1'] as const)),
        (text) => codeOf(`{"q":${text},"q":1}`) === undefined,
      ),
    );
  });
});
