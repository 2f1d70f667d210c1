import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type TemplatePart, templateParts, textOfPart } from './template-parts.ts';

/** Variables as `<name>`, includes as `(slug)`, all else as it is meant. */
const shown = (text: string): string =>
  templateParts(text)
    .map((part: TemplatePart) => {
      if (part.kind === 'variable') return `<${part.name}>`;
      return part.kind === 'include' ? `(${part.slug})` : textOfPart(part);
    })
    .join('');

describe('braces', () => {
  test.each([
    ['{{a}} {{ a }} {{\ta  }}', '<a> <a> <a>'],
    [
      '{{größe}} {{имя}} {{ 名前 }} {{नाम}} {{a1.b-c_d}} {{_x}}',
      '<größe> <имя> <名前> <नाम> <a1.b-c_d> <_x>',
    ],
    ['{{1a}} {{a b}} {{}} {a} {{a', '{{1a}} {{a b}} {{}} {a} {{a'],
    ['{{a\n}} {{ a\r\n }}', '{{a\n}} {{ a\r\n }}'],
    ['{{{a}}} {{{{ b }}}}', '{<a>} {{<b>}}'],
    ['{{> rules}} {{>rules}} {{ > rules }}', '(rules) (rules) {{ > rules }}'],
  ])('%j is %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('a backslash', () => {
  test.each([
    ['\\{{a}} \\{{ a }}', '{{a}} {{ a }}'],
    ['\\\\{{a}}', '\\<a>'],
    ['\\\\\\{{a}} \\\\\\\\{{a}}', '\\{{a}} \\\\<a>'],
    ['\\{{> rules}} \\\\{{> rules}}', '{{> rules}} \\(rules)'],
    ['\\{{1}} \\{a} C:\\dir \\\\', '\\{{1}} \\{a} C:\\dir \\\\'],
    ['{{a}}\\{{b}}', '<a>{{b}}'],
    ['`\\{{a}}`', '`\\{{a}}`'],
  ])('in %j makes %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('code', () => {
  test.each([
    ['`{{a}}` {{a}}', '`{{a}}` <a>'],
    ['``{{a}} ` {{b}}`` {{c}}', '``{{a}} ` {{b}}`` <c>'],
    ['` {{a}}', '` <a>'],
    ['`` {{a}} ` {{b}}', '`` <a> ` <b>'],
    ['\\`{{a}}\\` \\``{{b}}`', '\\`<a>\\` \\``{{b}}`'],
    ['a ` b\n{{c}} ` d', 'a ` b\n{{c}} ` d'],
    ['a ` b\n\n{{c}} ` d', 'a ` b\n\n<c> ` d'],
    ['- a ` b\n- {{c}} ` d', '- a ` b\n- <c> ` d'],
    ['# a ` b\n{{c}} ` d', '# a ` b\n<c> ` d'],
    ['```\nx {{a}}\n```\n{{b}}', '```\nx {{a}}\n```\n<b>'],
    ['```js\r\nx {{a}}\r\n```\r\n{{b}}', '```js\r\nx {{a}}\r\n```\r\n<b>'],
    ['~~~\nx {{a}}\n```\n~~~~\n{{b}}', '~~~\nx {{a}}\n```\n~~~~\n<b>'],
    ['````\nx\n```\n{{a}}\n````\n{{b}}', '````\nx\n```\n{{a}}\n````\n<b>'],
    ['```\nx {{a}}\n\n{{b}}', '```\nx {{a}}\n\n{{b}}'],
    ['1. Do:\n   ```\n   x {{a}}\n   ```\n   {{b}}', '1. Do:\n   ```\n   x {{a}}\n   ```\n   <b>'],
    ['- ```\n  x {{a}}\n  ```\n{{b}}', '- ```\n  x {{a}}\n  ```\n<b>'],
    ['> ```\n> x {{a}}\n> ```\n{{b}}', '> ```\n> x {{a}}\n> ```\n<b>'],
    ['```\nx\n> ```\n{{a}}\n```\n{{b}}', '```\nx\n> ```\n{{a}}\n```\n<b>'],
    ['    indented {{a}}', '    indented <a>'],
    ['```{{a}}``` {{b}}', '```{{a}}``` <b>'],
    ['`{{> rules}}`\n\n```\n{{> rules}}\n```', '`{{> rules}}`\n\n```\n{{> rules}}\n```'],
  ])('in %j stands as %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ['```\n{{code}}\n```', '```\n<code>\n```'],
    ['```{{ lang }}\n\n{{a}} {{b}}\n{{c}}\n\n```\n`{{x}}`', '```<lang>\n\n<a> <b>\n<c>\n\n```\n`{{x}}`'],
    ['> ~~~\n> {{code}}\n> ~~~', '> ~~~\n> <code>\n> ~~~'],
    ['```\n{{code}}', '```\n<code>'],
    ['```\n{{code}}\n{{> rules}}\n```', '```\n{{code}}\n{{> rules}}\n```'],
    ['```\n\\{{code}}\n```', '```\n\\{{code}}\n```'],
    ['```\n> {{code}}\n```', '```\n> {{code}}\n```'],
    ['```\n\n```\n{{a}}', '```\n\n```\n<a>'],
  ])('in a fence of variables alone is a place for values: %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

const piece = fc.constantFrom(
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '\\',
    '{{',
    '}}',
    '{{a}}',
    '{{ b }}',
    '{{> c}}',
    '{',
    '}',
    '>',
    '- ',
    '1. ',
    '# ',
  ],
  ...['\n', '\n\n', '\r\n', ' ', '\t', 'a', 'é', '\u{1F600}', '\uD800'],
);

describe('every text', () => {
  it('is all its parts together, and a variable stands for itself where it is read alone', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const parts = templateParts(text);
        expect(parts.map(({ raw }) => raw).join('')).toBe(text);
        for (const part of parts) {
          expect(part.raw).not.toBe('');
          if (part.kind === 'variable') expect(templateParts(part.raw)).toEqual([part]);
        }
      }),
    );
  });

  test.each([
    ['`'],
    ['{'],
    ['{{'],
    ['{{ '],
    ['{{a'],
    ['{{>'],
    ['\\'],
    ['\\{{a}}'],
    ['` {{a}}\n'],
    ['``` {{a}}\n'],
    ['~~~ '],
    ['- '],
    ['> '],
    ['> ```\n'],
    ['```\n{{a}}'],
    ['{{a}}`'],
    ['1. `\n'],
    [' '],
    ['\n'],
    ['~~~\n`'],
    ['`\\'],
  ])('is read in a time that grows with its length: a million characters of %j', (one) => {
    // One that grows with its square would never end.
    const long = one.repeat(1_000_000 / one.length);
    for (const text of [long, `{{a}} ${long} {{b\``]) {
      const parts = templateParts(text);
      expect(parts.map(({ raw }) => raw).join('') === text).toBe(true);
    }
  });

  it('with runs of backticks of every length is read, too', () => {
    const text = Array.from({ length: 600 }, (_, index) => `${'`'.repeat(index + 1)} {{a}} `).join('');
    expect(
      templateParts(text)
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(text);
  });
});
