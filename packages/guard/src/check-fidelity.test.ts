import { describe, expect, it } from 'vitest';
import { kinds } from '../fixtures/kinds.ts';
import { checkFidelity } from './check-fidelity.ts';

describe('checkFidelity catches', () => {
  it.each([
    ['a changed number', 'Use at least 3 retries.', 'Use at least 4 retries.', 'quantity'],
    ['a changed unit', 'Wait 90 days.', 'Wait 90 hours.', 'quantity'],
    ['swapped quantities', 'Buy 3 cats and 5 dogs.', 'Buy 5 cats and 3 dogs.', 'direction'],
    ['a dropped number', 'List 5 items.', 'List items.', 'quantity'],
    ['a turned bound', 'Use at least 3 retries.', 'Use at most 3 retries.', 'bound'],
    ['a dropped bound', 'Write 300+ words.', 'Write 300 words.', 'bound'],
    ['a dropped negation', 'Do not change the public signature.', 'Change the public signature.', 'negation'],
    [
      'a moved negation',
      'Do not change the public signature. Add tests.',
      'Change the public signature. Do not add tests.',
      'negation',
    ],
    ['another negated object', 'Do not include explanations.', 'Do not include examples.', 'addition'],
    ['a dropped "only"', 'Reply only with the code.', 'Reply with the code.', 'exclusive'],
    ['a dropped exception', 'Delete all files except logs.', 'Delete all files and logs.', 'exception'],
    ['changed code', 'Run `npm ci` now.', 'Run `npm i` now.', 'code'],
    ['a changed fence', 'Fix:\n```js\nlet a = 1;\n```', 'Fix:\n```js\nlet a = 2;\n```', 'code'],
    ['changed JSON', 'Use {"a": 1, "b": [1, 2]} here.', 'Use {"a": 1, "b": [2, 1]} here.', 'data'],
    ['a changed link', 'See https://example.com/a?b=1 first.', 'See https://example.com/a first.', 'link'],
    ['a changed e-mail', 'Write to me@example.com.', 'Write to you@example.com.', 'email'],
    ['a changed path', 'Open src/index.ts first.', 'Open src/main.ts first.', 'path'],
    ['a changed quote', 'End with "See you soon".', 'End with "See you later".', 'quote'],
    ['a dropped placeholder', 'Write to {{name}} about it.', 'Write to the person about it.', 'placeholder'],
    ['a changed tag', 'Wrap it in <answer> tags.', 'Wrap it in <reply> tags.', 'tag'],
    ['a dropped name', 'Tell a story about Amelia.', 'Tell a story about a girl.', 'name'],
    ['a dropped format', 'Answer in json please.', 'Answer please.', 'format'],
    ['a dropped list item', 'Cover:\n- apples\n- pears\n- plums', 'Cover:\n- apples\n- plums', 'list item'],
  ])('%s', (_name, original, refined, kind) => {
    expect(kinds(original, refined)).toContain(kind);
  });

  it('preserved text that changed in any way', () => {
    const result = checkFidelity('Keep Exactly This here.', 'Keep exactly this here.', {
      preserve: ['Exactly This', 'absent'],
    });
    expect(result.lost).toContainEqual({ kind: 'preserve', text: 'Exactly This', start: 5, end: 17 });
  });
});

describe('of a text of which nothing is left', () => {
  it.each([
    'Write.',
    'Could you write, please? Thanks.',
    'Schreibe einen Text.',
    'Écrivez.',
    '请写一篇文章。',
    '文章を書いてください。',
  ])('the request is lost, however little it says: %s', (text) => {
    for (const rewritten of ['', ' \n', '.']) expect(checkFidelity(text, rewritten).passed).toBe(false);
  });

  it.each(['Hello there!', 'Thanks!', 'Vielen Dank!', ' '])('courtesy is not: %j', (text) => {
    expect(checkFidelity(text, '')).toMatchObject({ passed: true, lost: [] });
  });
});

describe('checkFidelity passes', () => {
  it.each([
    [
      'contractions',
      'Do not change the signature. It is public.',
      "Don't change the signature. It's public.",
    ],
    [
      'number words',
      'Use at least 3 retries within 90 days.',
      'Use at least three retries within ninety days.',
    ],
    [
      'number words with hyphens',
      'List twenty-five items and two hundred words.',
      'List 25 items and 200 words.',
    ],
    ['bounds in other words', 'Write at least 300 words.', 'Write 300+ words.'],
    ['an inverted negation', 'Do not change the public signature.', 'Keep the public signature.'],
    ['another negator', 'Do not use external libraries.', 'Avoid external libraries.'],
    ['a passive prohibition', 'Do not add comments.', 'Comments are not allowed.'],
    ['another exclusive word', 'Reply only with the code.', 'Reply with the code, nothing else.'],
    ['JSON in another layout', 'Use {"a": 1, "b": [1, 2]}.', 'Use {"b":[1,2],"a":1}.'],
    ['typographic quotes', 'End with “See you soon”.', 'End with "See you soon".'],
    [
      'reordered sections',
      'Write a poem about Rome.\n\nUse 5 lines.',
      'Use 5 lines.\n\nWrite a poem about Rome.',
    ],
    [
      'a JSON result',
      'Say "hi" to {{name}}, not "bye".',
      '{"task":"Say \\"hi\\" to {{name}}, not \\"bye\\"."}',
    ],
    ['an XML result', 'Use a < b and <tag>.', '<prompt><task>Use a &lt; b and &lt;tag&gt;.</task></prompt>'],
    ['a CDATA result', 'Use a < b && `c`.', '<prompt><![CDATA[Use a < b && `c`.]]></prompt>'],
    ['percent signs', 'Cut costs by 20%.', 'Cut costs by 20 percent.'],
  ])('%s', (_name, original, refined) => {
    expect(checkFidelity(original, refined)).toMatchObject({ passed: true, integrity: 100, lost: [] });
  });
});

describe('integrity', () => {
  it('is the weighted share of what survived and never 100 with a loss', () => {
    // A sentence that forbids weighs 4, one with a number 3: the number is lost.
    expect(checkFidelity('Buy no cats. Sell 5 dogs.', 'Buy no cats. Sell dogs.').integrity).toBe(57.1);
    const many = Array.from({ length: 3000 }, (_, i) => `item${i}x 7`).join('. ');
    expect(checkFidelity(`${many}. Use \`zz-top\`.`, many).integrity).toBe(99.9);
  });

  it('gives offsets into the original', () => {
    const original = 'Write it. Use 7 lines.';
    const { requirements } = checkFidelity(original, 'Write it. Use lines.');
    const item = requirements.find(({ kind }) => kind === 'quantity');
    expect(item?.text).toBe('Use 7 lines.');
    expect(original.slice(item?.start, item?.end)).toBe('Use 7 lines.');
    expect(original.slice(item?.part?.start, item?.part?.end)).toBe('7');
  });
});

describe('words that are names of object members', () => {
  it('are words like others', () => {
    const text =
      'The constructor must not call toString, hasOwnProperty or __proto__ more than 3 constructor times.';
    expect(checkFidelity(text, `${text} `).passed).toBe(true);
    expect(checkFidelity(text, 'Nothing.').passed).toBe(false);
  });

  it('is no requirement where it is signs alone', () => {
    expect(checkFidelity('please \n- &\n${y}', '- &\n${y}').passed).toBe(true);
  });
});
