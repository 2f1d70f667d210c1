import { describe, expect, it } from 'vitest';
import { applyChanges } from './by-block/apply-changes.ts';
import { attribute } from './by-block/attribute.ts';
import { readingOf } from './by-block/needs-reader.ts';
import { originOf } from './by-block/offsets.ts';
import { weighChanges } from './by-block/weigh-changes.ts';
import { openAnswer, showText } from './open-answer.ts';

const lines = (...all: string[]): string => all.join('\n');
const opened = (text: string, reply: string, isCutOff = false) => openAnswer(text, reply, isCutOff, {});
/** What a text becomes by an answer, as far as its form allows. */
const become = (text: string, reply: string): string => {
  const { units, changes } = opened(text, reply);
  return weighChanges(units, changes).text;
};
/** The same without the guard. */
const formed = (text: string, reply: string): string => {
  const { units, changes } = opened(text, reply);
  return applyChanges(units, changes).text;
};
const reasons = (text: string, reply: string): string[] => {
  const { units, changes, refusals } = opened(text, reply);
  return [...refusals, ...weighChanges(units, changes).refusals].map(({ reason }) => reason);
};

const RULES = lines(
  '# Rules',
  '',
  'You are very much a careful and patient assistant. Please be brief. Please always write in German.',
  '',
  'Never retry on:',
  '',
  '- the error 404, please',
  '- the error 401, please',
  '',
  'Use the table:',
  '',
  '```',
  'a = 1',
  '```',
);

describe('what a writer sees', () => {
  it('is numbered by block, by sentence where a block has three, and not at all where nothing may change', () => {
    expect(showText(RULES, {}).shown).toBe(
      lines(
        '# Rules',
        '',
        '1|You are very much a careful and patient assistant.',
        '2|Please be brief.',
        '3|Please always write in German.',
        '',
        '4|Never retry on:',
        '',
        '5|- the error 404, please',
        '6|- the error 401, please',
        '',
        '7|Use the table:',
        '',
        '```',
        'a = 1',
        '```',
      ),
    );
  });

  it('has one line for two sentences, and none for a heading of five words, a rule or a tag', () => {
    const { shown, count } = showText(
      '## One two three four five\nFirst one. Second one.\n\n---\n\n<rules>\nBe kind.\n</rules>\n\n## One two three four five six\n\n1. 500',
      {},
    );
    expect(shown.match(/^\d+\|.*$/gm)).toEqual([
      '1|First one. Second one.',
      '2|Be kind.',
      '3|## One two three four five six',
    ]);
    expect(count).toBe(3);
  });

  it('joins the lines of a wrapped sentence, and keeps bullets and indents', () => {
    const text =
      '- Write the report for the people who run the stores,\n  and keep it short.\n  - one more thing';
    expect(showText(text, {}).shown).toBe(
      '1|- Write the report for the people who run the stores, and keep it short.\n  2|- one more thing',
    );
  });

  it('splits sentences that no space divides', () => {
    expect(showText('你是助手。请写一首诗。不要超过五行。', {}).shown).toBe(
      '1|你是助手。\n2|请写一首诗。\n3|不要超过五行。',
    );
  });

  it('has a mark for each long literal, equal ones share it, short ones are shown', () => {
    const long = '`console.error({ code, message, requestId })`';
    const { shown, sign } = showText(`Call ${long} first.\n\nThen call ${long} and \`go()\`.`, {});
    expect(shown).toBe('1|Call §a first.\n\n2|Then call §a and `go()`.');
    expect(sign).toBe('§');
    expect(showText(`See § 5 and call ${long}.`, {}).shown).toBe('1|See § 5 and call ¤a.');
  });

  it('has a mark for what was handed over inside a block', () => {
    const text = 'Translate the words good morning to all of you, please.';
    const material = [{ start: 20, end: 46 }];
    expect(showText(text, { material }).shown).toBe('1|Translate the words §a, please.');
  });

  it('shows the ends of what is long and may not change', () => {
    const { shown } = showText(`Use it.\n\n\`\`\`\n${'x'.repeat(300)}\n\`\`\`\n`, {});
    expect(shown.length).toBeLessThan(240);
    expect(shown).toMatch(/^1\|Use it\.\n\n```\nx+ … x+\n```$/);
  });
});

describe('an answer', () => {
  it('replaces a block, and leaves its bullet and all others to the byte', () => {
    expect(become(RULES, '5|the error 404\n2|Be brief.')).toBe(
      RULES.replace('404, please', '404').replace('Please be', 'Be'),
    );
  });

  it('may repeat the bullet', () => {
    expect(become(RULES, '5|- the error 404')).toBe(RULES.replace('404, please', '404'));
  });

  it('makes one of neighbours: sentences of a block, or blocks under the same', () => {
    expect(formed(RULES, '2-3|Be brief, in German.')).toBe(
      RULES.replace('Please be brief. Please always write in German.', 'Be brief, in German.'),
    );
    expect(formed(RULES, '5-6|the errors 404, 401')).toBe(
      RULES.replace('the error 404, please\n- the error 401, please', 'the errors 404, 401'),
    );
  });

  it('makes one of a line and all below it', () => {
    expect(formed(RULES, '4-6|Never retry on 404, 401.')).toBe(
      RULES.replace(/Never retry[\s\S]*401, please/, 'Never retry on 404, 401.'),
    );
  });

  it('lets blocks and sentences go, with the wider gap around them', () => {
    expect(formed('One one.\nTwo two.\n\nThree three.\n', '2|')).toBe('One one.\n\nThree three.\n');
    expect(formed('One one.\n\nTwo two.\n', '1|')).toBe('Two two.\n');
    expect(formed('One one.\n\nTwo two.\n', '2|')).toBe('One one.\n');
    expect(formed(RULES, '1|\n3|')).toContain('\n\nPlease be brief.\n\n');
    expect(formed(RULES, '2|')).toContain('assistant. Please always write');
    expect(formed(RULES, '1|\n2|\n3|')).toContain('# Rules\n\nNever retry on:');
  });

  it('is read in the order of the text, whatever the order of its lines', () => {
    const { changes } = opened(RULES, '5|the error 404\n2|Be brief.');
    expect(changes.map(({ first }) => first)).toEqual([1, 4]);
  });

  it('says what says the same', () => {
    const { changes } = opened('Be brief, please.\n\nBe brief.', '2|=1');
    expect(changes).toEqual([{ first: 1, last: 1, words: '', sameAs: 0 }]);
  });

  it('puts literals back', () => {
    const long = '`console.error({ code, message, requestId })`';
    expect(become(`Please call ${long} first.`, '1|Call §a first.')).toBe(`Call ${long} first.`);
  });

  it('puts back of what was handed over only what stood there, where it goes across sentences', () => {
    const text = 'Please translate good morning all. Good night to you now, please. Be very kind.';
    const material = [{ start: text.indexOf('good morning'), end: text.indexOf(', please') }];
    const { changes } = openAnswer(text, '1|Translate §a\n2|§b.', false, { material });
    expect(changes.map(({ words }) => words)).toEqual([
      'Translate good morning all.',
      'Good night to you now.',
    ]);
  });

  it('is read amid fences, blanks, remarks and a preface', () => {
    const reply = lines('Sure:', '', '```', ' 2 | Be brief.', '', '```', 'Let me know if you need more.');
    expect(become(RULES, reply)).toBe(RULES.replace('Please be', 'Be'));
  });

  it('may be that nothing changes, or be no answer', () => {
    for (const reply of ['ok', 'OK.', 'none']) expect(opened(RULES, reply).isValid).toBe(true);
    for (const reply of ['', 'Be brief.', '{"refined":"Be brief."}', '| x'])
      expect(opened(RULES, reply).isValid).toBe(false);
  });

  it('loses its last line where it was cut off', () => {
    expect(opened(RULES, '2|Be brief.\n3|Write', true).changes.map(({ first }) => first)).toEqual([1]);
    expect(opened(RULES, '2|Be bri', true)).toMatchObject({ changes: [], isValid: false });
  });

  it('that says no less is none, without a word about it', () => {
    expect(opened(RULES, '2|Please be brief.\n3|Please always do write it in German.')).toMatchObject({
      changes: [],
      refusals: [],
      isValid: true,
    });
  });
});

it('is measured in tokens: fewer letters may be more of them', () => {
  expect(opened('Please write in English always.', '1|Pls wrt n Engl alwys.').changes).toEqual([]);
});

it('may shorten the first sentence of a block whose last one announces something', () => {
  const text = 'Please be very brief. Ask him first. Never retry on:\n\n- the error 404';
  expect(reasons(text, '1|Be brief.')).toEqual([]);
  expect(formed(text, '1|Be brief.')).toBe(text.replace('Please be very brief', 'Be brief'));
});

describe('an answer is refused', () => {
  const LONG = 'Please call `console.error({ code, message, requestId })` first.';
  it.each([
    ['about a number that is none', RULES, '0|x', 'no block has this number'],
    ['about one beyond the last', RULES, '8|x', 'no block has this number'],
    ['about a range the wrong way round', RULES, '3-2|x', 'no block has this number'],
    [
      'about a block that another one is about',
      RULES,
      '2|Be brief.\n2-3|Be brief, German.',
      'two answers are about it',
    ],
    [
      'about blocks of which another one is about the last',
      RULES,
      '2-3|Be brief, German.\n3|Write in German.',
      'two answers are about it',
    ],
    [
      'with a mark of which its own is only the beginning',
      Array.from({ length: 27 }, (_, at) => `Please call \`send({ code, message, number: ${at} })\`.`).join(
        '\n\n',
      ),
      '1|Call §aa.',
      'a part that stays to the letter is gone',
    ],
    [
      'that merges numbered steps where one is named',
      '1. Ask him first.\n2. Wait for him.\n\nAfter step 1, repeat.',
      '1-2|Ask him, wait.',
      'something names the numbers of this list',
    ],
    ['of two lines', RULES, '2|Be\nbrief.', 'the answer has more than one line'],
    ['without a literal', LONG, '1|Call it first.', 'a part that stays to the letter is gone'],
    ['with half of a mark', LONG, '1|Call §ab.', 'a part that stays to the letter was invented'],
    ['that drops a block with a literal', LONG, '1|', 'a part that stays to the letter is gone'],
    [
      'with another quotation',
      'Please always say "good day" first.',
      '1|Say "hello" first.',
      'a quotation is not the same',
    ],
    [
      'that a block says the same that goes',
      'Be very brief.\n\nBe brief.',
      '2|=1\n1|',
      'what is to say the same does not stand',
    ],
    [
      'that a block says the same as itself',
      'Be very brief.\n\nBe brief.',
      '2|=2',
      'what is to say the same does not stand',
    ],
    ['that drops what others stand under', RULES, '4|', 'others stand under it'],
    ['that merges half of a list', RULES, '4-5|Never retry on 404.', 'others stand under them'],
    ['that merges a part of a block', RULES, '3-4|x', 'a part of a block is left'],
    [
      'that merges across a frozen one',
      'Do it.\n\n```\nx\n```\n\nDo that.',
      '1-2|Do it.',
      'something between them stays as it is',
    ],
    [
      'that merges what stands under different things',
      'Do here:\n- Do it.\n\nBe kind.',
      '2-3|x',
      'they stand under different things',
    ],
    [
      'that announces no more',
      RULES,
      '4|Never retry.',
      'what announces something has to go on doing so, and nothing else',
    ],
    [
      'that begins to announce',
      RULES,
      '6|the 401:',
      'what announces something has to go on doing so, and nothing else',
    ],
    [
      'that leaves nothing below what announces it',
      RULES,
      '5|\n6|',
      'it changes what other blocks are or stand under',
    ],
    [
      'that drops a numbered step that is named',
      '1. Ask him first.\n2. Wait.\n\nAfter step 1, repeat.',
      '1|',
      'something names the numbers of this list',
    ],
    [
      'that becomes a heading',
      'Please do it well.\n\nBe kind.',
      '1|# Do',
      'it changes what other blocks are or stand under',
    ],
    [
      'that opens a fence',
      'Please do it well.\n\nBe kind.',
      '1|```',
      'it changes what other blocks are or stand under',
    ],
    [
      'that opens a tag',
      'Please do it very well.\n\nBe kind.\n</x>',
      '1|<x>',
      'it changes what other blocks are or stand under',
    ],
    [
      'with another number of cells',
      '| word | its meaning here |\n|---|---|\n| big one | rather large |',
      '2|a | b | c',
      'the row has other cells',
    ],
    [
      'that loses a number',
      'Please write at most 200 words.',
      '1|Write a few words.',
      expect.stringContaining('200'),
    ],
  ])('%s', (_case, text, reply, reason) => {
    expect(reasons(text, reply)).toContainEqual(reason);
    if (!reply.includes('\n')) expect(become(text, reply)).toBe(text);
  });

  it('alone: others are taken', () => {
    const text = 'Please write at most 200 words.\n\nPlease be brief.';
    expect(become(text, '1|Write a few words.\n2|Be brief.')).toBe(text.replace('Please be', 'Be'));
  });

  it('in linear time, however many answers there are and however wide', () => {
    const text = 'Be brief, please. '.repeat(2_000);
    const reply = '1-9999999|x\n'.repeat(50_000);
    const { changes, refusals } = opened(text, reply);
    expect(changes).toEqual([]);
    expect(refusals).toHaveLength(50_000);
  });
});

describe('what is found of changes', () => {
  const place = (start: number, end: number) => ({ start, end });

  it('is about the one that has the words that are gone, not the most of their sentence', () => {
    const item = { id: 'r1', kind: 'words', text: '', verdict: 'doubtful' as const, ...place(0, 100) };
    const places = [
      { original: place(0, 60), rewritten: place(0, 50) },
      { original: place(70, 100), rewritten: place(60, 90) },
    ];
    const found = attribute({ requirements: [{ ...item, part: place(80, 90) }], added: [] }, places);
    expect(found.map(({ requirements }) => requirements.length)).toEqual([0, 1]);
  });

  it('is about the one next to where the result says it, where none has it', () => {
    const item = { id: 'r1', kind: 'words', text: '', verdict: 'doubtful' as const, ...place(100, 110) };
    const places = [
      { original: place(0, 10), rewritten: place(0, 5) },
      { original: place(300, 310), rewritten: place(90, 95) },
    ];
    const found = attribute({ requirements: [{ ...item, where: place(80, 88) }], added: [] }, places);
    expect(found.map(({ requirements }) => requirements.length)).toEqual([0, 1]);
  });

  it('is read by somebody where others stand under it, whatever went', () => {
    const { units, changes } = opened('- Please ask the user\n  - about his name', '1|Ask the user');
    const [one] = weighChanges(units, changes).weighed;
    expect(one && readingOf(units, one)).toMatchObject({ onlyShortens: false, needsReader: true });
  });

  it('is read by somebody where the guard found anything, whatever went', () => {
    const { units, changes } = opened('You can write in German.', '1|Write in German.');
    const [change] = changes;
    const item = { id: 'r1', kind: 'word', text: '', verdict: 'doubtful' as const, ...place(0, 9) };
    for (const requirements of [[], [item]])
      expect(
        change && readingOf(units, { change, found: { requirements, added: [] }, place: place(0, 16) }),
      ).toMatchObject({ isDoubted: requirements.length > 0, needsReader: requirements.length > 0 });
  });

  it('leads back to no more than stood there: an edit right behind is not part of it', () => {
    const edits = [{ ...place(5, 9), replacement: 'xy' }];
    expect(originOf(edits, place(0, 5))).toEqual(place(0, 5));
    expect(originOf(edits, place(0, 6))).toEqual(place(0, 9));
  });

  it('sees the blocks as they were read, with what is to preserve in them', () => {
    const text = 'Please keep it very exact:\n<rules>\n\nPlease be kind.';
    const preserve = ['<rules>'];
    const { units, changes } = openAnswer(text, '2|Be kind.', false, { preserve });
    expect(weighChanges(units, changes)).toMatchObject({
      text: text.replace('Please be kind', 'Be kind'),
      refusals: [],
    });
  });

  it('counts what is gone of a text to preserve', () => {
    const text = 'Please be very brief.\n\nPlease be kind.';
    const preserve = ['very'];
    const { units, changes } = openAnswer(text, '1|Be brief.\n2|Be kind.', false, { preserve });
    expect(weighChanges(units, changes).text).toBe('Please be very brief.\n\nBe kind.');
  });
});
