import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';
import type { CompressionLevel } from './model/types.ts';

const at = (level: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel: level }).refinedText;

describe('a result in another language than its original', () => {
  it.each(['please. bitte please ', 'Thanks. Bitte. Please'])('%j stays when it is refined again', (text) => {
    const once = at('low', text);
    expect(at('low', once)).toBe(once);
  });
});

describe('low', () => {
  it.each([
    ['I want you to act as a poet.', 'Act as a poet.'],
    ['Please write a poem, please.', 'Write a poem.'],
    ['Could you please explain recursion?', 'Explain recursion.'],
    ['I would like you to write a test in order to find the bug.', 'Write a test to find the bug.'],
    ['Hello ChatGPT, write a poem. Thank you in advance!', 'Write a poem.'],
    ['You are tasked with designing a logo.', 'Design a logo.'],
    ['Check it due to the fact that it fails.', 'Check it because it fails.'],
    ['Write it.  \n\n\n\nTest it.\t', 'Write it.\n\nTest it.'],
  ])('%j', (text, expected) => {
    expect(at('low', text)).toBe(expected);
  });
});

describe('medium', () => {
  it.each([
    ['You should use short words. You will also cite sources.', 'Use short words. Also cite sources.'],
    ['It is an extremely detailed case.', "It's a detailed case."],
    ['Use a tool that is built for teams.', 'Use a tool built for teams.'],
    ['My request is "Hi".', 'Request: "Hi".'],
    ['You are allowed to explain the bill.', 'You may explain the bill.'],
    ['You are not allowed to explain the bill.', "Don't explain the bill."],
    ['Also, at no point should you whisper.', 'Also never whisper.'],
    ['Please try not to shout.', 'Try not to shout.'],
    ['It is the same in the case of rain.', "It's the same for rain."],
    ['If it rains, please, close the roof.', 'If it rains, close the roof.'],
    ['Si llueve, por favor, cierra la puerta.', 'Si llueve, cierra la puerta.'],
    ["S'il pleut, s'il te plaît, ferme la porte.", "S'il pleut, ferme la porte."],
    ['Quiero que escriba un poema sobre el mar.', 'Escriba un poema sobre el mar.'],
    [
      'Könntest du mir bitte dabei helfen, eine Mail zu schreiben? Ich habe keine Zeit dafür.',
      'Schreibe eine Mail. Ich habe keine Zeit dafür.',
    ],
  ])('%j', (text, expected) => {
    expect(at('medium', text)).toBe(expected);
  });
});

describe('high', () => {
  it.each([
    ['- **Tone**: formal', '- Tone: formal'],
    ['Do not use the library.', "Don't use the library"],
    ['You DO NOT stop.', 'You DO NOT stop'],
  ])('%j', (text, expected) => {
    expect(at('high', text)).toBe(expected);
  });
});

describe('leaves alone', () => {
  it.each([
    'Quote "I want you to please stop" and \'in order to\' exactly.',
    'Run `please --very` twice.',
    '```\nplease   really   do\n\n\n\nthis\n```',
    'The kind of error matters, and just 3 kinds of tests count.',
    "You'll receive a text. You should know the rules.",
    'Try to please the user.',
    'Would you consider yourself honest? Can you use lambdas there?',
    'Feel free to ask.',
    'In the case of fire, leave the house.',
    'Also, in the hall, whisper.',
    'All bills must be in accordance with the law.',
    'For each room, do the following: open the window, count the chairs.',
    'The first line had better be good.',
    'Escribe un poema. Quiero que sea corto.',
    'Escreva um poema. Quero que tenha quatro versos.',
    'Scrivi una poesia. Voglio che sia breve.',
    "I'm a teacher and I want you to know it.",
    'Schrijf alsjeblieft een heel mooi gedicht, en houd het kort.',
    'اكتب قصيدة من فضلك',
    'Set {please} and ${very} and <really> and [just a name] and %s.',
    'Mail please@example.com or see https://example.com/please/very?really=1.',
    'The 3rd case is due on 2024-05-01 at 10:30, costing $5.00.',
  ])('%j', (text) => {
    for (const level of ['low', 'medium'] as const) expect(at(level, text)).toBe(text);
  });

  it('material that the prompt hands over', () => {
    const text =
      'Rewrite the following email: could you please call me, I would really like to talk\nthank you in advance';
    expect(at('medium', text)).toBe(text);
    expect(at('medium', 'Reply.\nUser: could you please help me?')).toBe(
      'Reply.\nUser: could you please help me?',
    );
  });

  it('preserved texts', () => {
    const result = refine('Please write a very long poem.', { preserve: ['very long', 'Please'] });
    expect(result.refinedText).toBe('Please write a very long poem.');
  });
});

describe('what is said again', () => {
  it.each([
    'Write clear code for me. Test it. Write clear code for me.',
    'Case 1: the form is empty. The result is an error.\nCase 2: the mail is wrong. The result is an error.',
    'Use TypeScript? Yes.\nUse ESLint? No.\nUse Tailwind? Yes.',
    'There is a letter. It came from the bank. Write a letter.',
    'Write the loop in C. Write the loop in C++. Write the loop in C#.',
    'A:\n- the full name\n- the age\n- the full name',
  ])('stays: %j', (text) => {
    for (const level of ['low', 'medium'] as const) expect(at(level, text)).toBe(text);
  });
});

describe('the levels', () => {
  const text =
    'Hello! I would like you to please write a very detailed report. You should make sure that the report is checked by a tool that is built for teams, and do not forget the 3 charts.';

  it('differ visibly and grow in savings', () => {
    const low = refine(text, { compressionLevel: 'low' });
    const medium = refine(text, { compressionLevel: 'medium' });
    const high = refine(text, { compressionLevel: 'high' });
    expect(low.refinedTokens).toBeLessThan(low.originalTokens);
    expect(medium.refinedTokens).toBeLessThan(low.refinedTokens);
    expect(high.refinedTokens).toBeLessThan(medium.refinedTokens);
  });

  it('LEGAL keeps every word', () => {
    const legal = refine(
      'Please  note that the Party shall,  in order to comply, act.\n\n\n\nDon’t amend it.',
      { strategy: 'LEGAL', compressionLevel: 'high' },
    );
    expect(legal.refinedText).toBe(
      'Please note that the Party shall, in order to comply, act.\n\nDon’t amend it.',
    );
  });

  it('DEEPSEEK is flat', () => {
    expect(refine('## Task\nWrite **now**.', { strategy: 'DEEPSEEK' }).refinedText).toBe('Task:\nWrite now.');
  });
});

describe('the result', () => {
  it('says what was removed and why', () => {
    const { removedSegments, edits } = refine('I want you to act as a poet. Please rhyme.');
    expect(removedSegments).toEqual([
      { text: 'I want you to', reason: 'comment about the request' },
      { text: 'Please', reason: 'polite phrase' },
    ]);
    expect(edits[0]).toEqual({
      start: 0,
      end: 17,
      replacement: 'Act',
      pass: 'meta-talk',
      reason: 'comment about the request',
    });
  });

  it('minifies JSON without touching strings', () => {
    expect(at('low', '{\n  "a": "x  y",\n  "b": [1.0, 2],\n  "note": "please   wait"\n}')).toBe(
      '{"a":"x  y","b":[1.0,2],"note":"please   wait"}',
    );
  });

  it('warns in plain sentences', () => {
    expect(refine('Schrijf een gedicht over de zee.').warnings[0]).toMatch(/none or several/);
    // Here words went, too.
    expect(refine('请问你能不能帮我写一首诗？谢谢！').warnings).toEqual([]);
    expect(refine('Write it.', { preserve: ['absent'] }).warnings[0]).toMatch(/"absent" does not occur/);
    expect(refine('Write a poem.', { outputFormat: 'xml' }).warnings[0]).toMatch(
      /xml structure makes the text \d+ tokens longer/,
    );
  });

  it('accepts every string', () => {
    for (const text of [
      '',
      ' ',
      '\n',
      '\u0000',
      '\ud800',
      '﻿',
      '`',
      '"',
      '{',
      '[',
      '<',
      '$',
      '%',
      '\\',
      '...',
      '- ',
      '# ',
    ])
      expect(refine(text).checks.passed).toBe(true);
  });

  it.each([
    // What stands in brackets by itself may be named.
    ['Mention the team of the book (please).', 'medium', 'Mention the team of the book (please).'],
    ['It is **please note that** good.', 'low', 'It is good.'],
    ['Say “please note that the shop is open.', 'low', 'Say “please note that the shop is open.'],
    ['Your rules (CRITICAL): Do not use the list.', 'medium', "Your rules (CRITICAL): Don't use the list."],
    ['Anna washed both of her feet.', 'high', 'Anna washed both of her feet'],
    ['Tell me what it is that you want.', 'high', 'Tell me what it is that you want'],
    [
      'If the function is f(x) = a x^2 + b, write it down.',
      'high',
      'If the function is f(x) = a x^2 + b, write it down',
    ],
  ] as const)('reads well: %s at %s', (text, compressionLevel, expected) => {
    expect(refine(text, { compressionLevel }).refinedText).toBe(expected);
  });

  it('preserves texts inside of data wherever they stand', () => {
    const text = 'Use {"a": 1, "b": 2} and then {"a": 1, "b": 2}.';
    expect(refine(text, { preserve: ['1, "b"'] }).refinedText).toBe(text);
  });

  it.each([
    // The sentence that hands over the last paragraph stays as it is.
    [
      undefined,
      'Explain it. In the context of the town, write a report.\n\ntown.',
      'Explain it. In the town, write a report.\n\ntown.',
    ],
    ['Explain it.', 'Explain it. In the context of Rome, write.', 'Explain it. In Rome, write'],
    ['Explain (it!)', 'Explain (it!) In the context of Rome, write.', 'Explain (it!) In Rome, write'],
    ['Latin vs.', 'Learn Latin vs. In the context of Rome, write.', 'Learn Latin vs. In Rome, write'],
    ['Plan B.', 'Follow Plan B. In the context of Rome, write.', 'Follow Plan B. In Rome, write'],
  ])('sees the end of a sentence in words that stay: %j', (wanted, text, expected) => {
    const options = { compressionLevel: 'high', preserve: wanted ? [wanted] : [] } as const;
    expect(refine(text, options).refinedText).toBe(expected);
  });

  it.each([
    [',', 'To be honest, I think that the list, which is long, is good.'],
    [' ', 'Please note that the list is good.'],
    ['\n', 'Please read it.\nPlease note that it is good.'],
    ['r', 'Please write your reply for your brother.'],
    ['please', 'Could you please, if it is possible, please write?'],
    ['Please note that', 'Please note that it is good. Please note that it is long.'],
    ['the list is long', 'Please note that the list is long. Please note that the list is long.'],
    ['(.*)+', 'Please explain (.*)+ to me in order to help.'],
  ])('preserves %j and what hangs on it', (wanted, text) => {
    for (const compressionLevel of ['low', 'medium', 'high'] as const) {
      const { refinedText } = refine(text, { compressionLevel, preserve: [wanted] });
      expect(refinedText.split(wanted)).toHaveLength(text.split(wanted).length);
      expect(refinedText).not.toMatch(/ [,.]|[,.][,.]|, [.;]|\br\b|^[,.]/);
    }
  });
});
