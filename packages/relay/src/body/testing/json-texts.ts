import fc from 'fast-check';

const space = fc.constantFrom('', '', ' ', '\n\t', '\r\n ');

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }).map((text) => JSON.stringify(text).slice(1, -1)),
  fc.constantFrom(
    '\\u0041',
    '\\/',
    '\\"',
    '\\\\',
    '\\ud83d\\ude00',
    '\\ud800',
    '\\uDFFF',
    '\\b\\f',
    '😀',
    'é',
    '{',
    '],',
  ),
);

const stringText = fc.array(piece, { maxLength: 4 }).map((pieces) => `"${pieces.join('')}"`);

const scalarText = fc.oneof(
  stringText,
  fc.constantFrom('0', '-0', '-0.0', '1e5', '1.5E-3', '9007199254740993', '1e400', 'true', 'false', 'null'),
);

/** A key said in one of many ways: each character as it is, or escaped. */
export function keyText(name: string): fc.Arbitrary<string> {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map(
      (flags) =>
        `"${Array.from(name, (character, index) => (flags[index] ? escaped(character) : character)).join('')}"`,
    );
}

/** An object, written with white space anywhere; keys may be repeated. */
export function objectText(
  member: fc.Arbitrary<readonly [key: string, value: string]>,
  maxLength = 4,
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.tuple(member, space, space, space, space), { maxLength }), space)
    .map(([members, end]) => {
      const texts = members.map(([[key, value], a, b, c, d]) => `${a}${key}${b}:${c}${value}${d}`);
      return `{${texts.join(',')}${texts.length === 0 ? end : ''}}`;
    });
}

function listText(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(space, item, space), { maxLength: 4 })
    .map((items) => `[${items.map((parts) => parts.join('')).join(',')}]`);
}

/**
 * JSON as no serializer writes it: odd white space, odd escapes, repeated keys, lone surrogates, extreme
 * numbers.
 */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalarText,
    listText(tie('value')),
    objectText(fc.tuple(fc.oneof(stringText, fc.constantFrom('"a"', '"b"', '"__proto__"')), tie('value'))),
  ),
})).value;
