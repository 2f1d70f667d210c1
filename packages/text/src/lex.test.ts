import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lex } from './lex.ts';
import { SPAN } from './token.ts';

const spans = (text: string, preserve: string[] = []): string[] =>
  lex(text, preserve)
    .filter((token) => token.kind === SPAN)
    .map((token) => `${token.span}: ${text.slice(token.start, token.end)}`);

describe('lex', () => {
  it('covers any text without gaps', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
        (text, preserve) => {
          let at = 0;
          for (const token of lex(text, preserve)) {
            expect(token.start).toBe(at);
            expect(token.end).toBeGreaterThan(at);
            at = token.end;
          }
          expect(at).toBe(text.length);
        },
      ),
    );
  });

  it.each([
    ['Run `a b` now', ['code: `a b`']],
    ['x\n```js\nlet a;\n```\ny', ['code: ```js\nlet a;\n```']],
    ['~~~\nopen', ['code: ~~~\nopen']],
    ['const x = 1;\nText here', ['code: const x = 1;']],
    ['See https://a.b/c?d=e. Then', ['link: https://a.b/c?d=e']],
    ['[docs](https://a.b) here', ['link: [docs](https://a.b)']],
    ['Mail john.doe@mail.example.com, ok', ['email: john.doe@mail.example.com']],
    ['Open ./src/a.ts or data.csv.', ['path: ./src/a.ts', 'path: data.csv']],
    ['Say "hi there" and ‘so’', ['quote: "hi there"', 'quote: ‘so’']],
    ["She's 5'10\" tall, it's fine", []],
    [
      'Hi {{ name }}, ${x}, {y}, %s and $HOME',
      [
        'placeholder: {{ name }}',
        'placeholder: ${x}',
        'placeholder: {y}',
        'placeholder: %s',
        'placeholder: $HOME',
      ],
    ],
    ['Use <b>x</b> if a < b', ['tag: <b>', 'tag: </b>']],
    ['Fill [your name] in', ['placeholder: [your name]']],
    ['Data: {"a": [1, {"b": "}"}]} end', ['data: {"a": [1, {"b": "}"}]}']],
    ['It costs $5 and 20%', []],
    ['and/or is fine', []],
  ])('%j', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });

  it('protects preserved texts, overlapping ones together', () => {
    expect(spans('keep this text', ['keep this', 'this text'])).toEqual(['preserve: keep this text']);
  });
});
