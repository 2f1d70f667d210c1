import { describe, expect, it } from 'vitest';
import { applyEdits, refine } from '../index.ts';
import type { OutputFormat } from '../model/types.ts';

const TEXT = `Act as a data analyst. Our shop sold 3,000 books last year.
Write a report about <sales> & "returns". For example, "Sales rose by 5%".
Do not use tables. Answer in at most 200 words.

Steps:
- load data.csv
- plot it`;

const sections = (text: string): Record<string, string> => {
  const value: unknown = JSON.parse(
    refine(text, { outputFormat: 'json', compressionLevel: 'low' }).refinedText,
  );
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, body]) => [name, String(body)]));
};

describe('output formats', () => {
  it('markdown puts what the text says under headings, the task first and the constraints last', () => {
    const { refinedText, checks } = refine(TEXT, { outputFormat: 'markdown' });
    expect(refinedText.match(/^# \w+$/gm)).toEqual(['# Task', '# Role', '# Context', '# Constraints']);
    expect(refinedText).toContain('# Role\nAct as a data analyst.');
    expect(refinedText).toContain('Steps:\n- load data.csv\n- plot it');
    expect(checks.passed).toBe(true);
  });

  it('json is one object of strings', () => {
    const { refinedText, checks } = refine(TEXT, { outputFormat: 'json' });
    const value: unknown = JSON.parse(refinedText);
    expect(value).toMatchObject({
      role: 'Act as a data analyst.',
      task: expect.stringContaining('<sales> & "returns"'),
    });
    expect(checks.passed).toBe(true);
  });

  it('xml is well-formed whatever the text holds', () => {
    const { refinedText } = refine(`${TEXT}\n]]> and \u0001 \ud800`, { outputFormat: 'xml' });
    expect(refinedText).toMatch(/^<prompt>\n<task>/);
    expect(refinedText).toMatch(/<\/prompt>$/);
    const withoutData = refinedText.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    expect(withoutData.replace(/<\/?[a-z]+>/g, '')).not.toMatch(/[<&]/);
    expect(refinedText.isWellFormed()).toBe(true);
    expect(refinedText).not.toContain('\u0001');
  });

  it('says that structure costs tokens', () => {
    expect(refine('Write a poem.', { outputFormat: 'markdown' }).warnings).toHaveLength(1);
  });

  it.each([
    ['markdown', '# Task\nWrite a poem.\n\n# Rules\nNo rhymes.'],
    ['markdown', '## Poem\nWrite it.\n## Style\nShort.'],
    ['json', '{"a":[1,2]}'],
    ['xml', '<prompt><task>Write a poem.</task><style kind="free">Short &amp; sad.</style></prompt>'],
  ] as const)('%s keeps a text that has the format: %j', (outputFormat, text) => {
    expect(refine(text, { outputFormat }).refinedText).toBe(text);
  });

  it('xml keeps the tags of a text and adds what makes a document of it', () => {
    expect(refine('<a>Write a poem.</a>\n<b>No rhymes.</b>', { outputFormat: 'xml' }).refinedText).toBe(
      '<prompt>\n<a>Write a poem.</a>\n<b>No rhymes.</b>\n</prompt>',
    );
    expect(refine('<a>Write a poem.</a>\n<b>Cats & dogs</b>', { outputFormat: 'xml' }).refinedText).toBe(
      '<prompt>\n<a>Write a poem.</a>\n<b><![CDATA[Cats & dogs]]></b>\n</prompt>',
    );
  });

  it('scalars are no JSON documents', () => {
    expect(refine('42', { outputFormat: 'json' }).refinedText).toBe('{"context":"42"}');
    expect(refine(' ', { outputFormat: 'json' }).refinedText).toBe('{}');
    expect(refine('', { outputFormat: 'xml' }).refinedText).toBe('<prompt></prompt>');
  });
});

describe('what stands where', () => {
  it('keeps a sentence that leans on another behind it', () => {
    expect(
      sections('Write a story about our dog. It must not be sad. He is called Rex. Do not use dialogue.'),
    ).toEqual({
      task: 'Write a story about our dog. It must not be sad. He is called Rex.',
      constraints: 'Do not use dialogue.',
    });
  });

  it('keeps code with the sentence that points at it and the list with its lead', () => {
    const code = '```js\nconst a = 1; // do not touch\n```';
    expect(
      sections(`Explain this code. Do not change it.\n\n${code}\n\nConsider:\n- speed\n- safety`),
    ).toEqual({
      task: `Explain this code. Do not change it.\n\n${code}`,
      constraints: 'Consider:\n- speed\n- safety',
    });
  });

  it('keeps what "above" refers to above', () => {
    expect(
      sections('The shop is small. It has two rooms. Use the facts above to write an ad. No prices.'),
    ).toEqual({
      task: 'The shop is small. It has two rooms. Use the facts above to write an ad.',
      constraints: 'No prices.',
    });
  });

  it('leaves a text that is handed over alone', () => {
    const mail =
      'Hi Bob,\n\nI never got the invoice. Send it until Friday.\n\nYou must not forget it.\n\nAnn';
    expect(sections(`You are an editor. Proofread the following email:\n\n${mail}`)).toEqual({
      task: `Proofread the following email:\n\n${mail}`,
      role: 'You are an editor.',
    });
    expect(sections(`Proofread the email below. Keep it polite.\n\n${mail}`)).toEqual({
      task: 'Proofread the email below.',
      context: mail,
      constraints: 'Keep it polite.',
    });
  });

  it('keeps examples whole, the open one included', () => {
    const shots = 'Text: I love it\nMood: good\n\nText: I hate it\nMood: bad\n\nText: Fine\nMood:';
    expect(sections(`Tell the mood of the text.\n\n${shots}`)).toEqual({
      task: `Tell the mood of the text.\n\n${shots}`,
    });
    expect(sections(`Tell the mood of the text.\n\n${shots} neutral`)).toEqual({
      task: 'Tell the mood of the text.',
      examples: `${shots} neutral`,
    });
  });

  it('replaces labels that say the name of their section', () => {
    expect(sections('Role: You are a chef.\nTask: Plan a menu.\nTone: formal\nOutput: a table')).toEqual({
      task: 'Plan a menu.',
      role: 'You are a chef.',
      output: 'a table',
      constraints: 'Tone: formal',
    });
  });

  it('reads other languages', () => {
    expect(
      sections(
        'Du bist ein Gärtner. Schreibe einen Text über Rosen. Der Text darf höchstens 100 Wörter lang sein.',
      ),
    ).toEqual({
      task: 'Schreibe einen Text über Rosen.',
      role: 'Du bist ein Gärtner.',
      constraints: 'Der Text darf höchstens 100 Wörter lang sein.',
    });
  });

  it('leaves what fits nowhere under context', () => {
    expect(sections('A quiet morning in the harbour.')).toEqual({
      context: 'A quiet morning in the harbour.',
    });
  });
});

describe('what belongs together', () => {
  it.each([
    [
      'a question that is none',
      'Who invented forms? Explain form 12 to me. Ten points, maybe? Fifteen are fine.',
    ],
    ['what somebody takes back', 'Name five trees for our street. No wait, make that ten trees.'],
    [
      'a remark on the sentence before',
      'Write a menu. You need not mention the wine. What would be the point? It is on the board.',
    ],
    [
      'a step among others',
      'Sort the letters by date. If two have the same one, take the longer first. Then number them.',
    ],
    [
      'a fact that must be so',
      'Write an invitation for our club. Members must bring their own chair to the meeting.',
    ],
    ['a fragment before a rule', 'Invent six shops for a swamp city. Seriously. No potions.'],
    [
      'clauses',
      '1.1 The clerk drafts replies.\n1.2 Replies shall\n(a) name the number;\n(b) be short.\n2.1 Subject to 1.2(b), never name a date.',
    ],
    [
      'bare headings',
      'Rooms\nKitchen and hall need cleaning weekly.\n\nRules\nBo does the hall.\n\nMake a plan.',
    ],
    [
      'parts under names that nobody knows',
      'Task: Write an advert.\nPrice: 890 a month\nStyle: honest\nFloor: third',
    ],
    [
      'what the author put between rules',
      'Write a poster.\n\n---\n\nFour facts about bees.\n\n---\n\nOnly use what is known.',
    ],
    [
      'examples and what is to be answered',
      'Q: What is 15% of 80?\nA: 12\n\nAlways explain it like that.\n\nQ: What is 45% of 220?',
    ],
    [
      'a text and what is asked behind it',
      'Below is a log of our server. Tell me what went wrong.\n\n02:00 job started\n02:01 disk full\n\nWhy does it say status 0?',
    ],
    ['a request and what it speaks of', 'We have two drafts of the slogan. Choose one of them.'],
    [
      'a list and what it is about',
      'Write questions for an interview. They are about:\n- trust\n- safety\n\nFor each, two easy ones and a hard one.',
    ],
    ['other writing', '你是一位编辑。把下面的文章改短一些。不要改变日期。'],
    ['an order of its own', 'Letter: Come on Monday.\nTask: Answer the letter above.\nTone: calm'],
  ])('stays together: %s', (_what, text) => {
    expect(sections(text)).toEqual({ task: text });
  });

  it.each([
    [
      'You are a patient baker. We sell bread in Graz. Write a letter to our guests. Do not use tables. Name the new hours. Keep it under 90 words.',
      {
        task: 'Write a letter to our guests.\nName the new hours.',
        role: 'You are a patient baker.',
        context: 'We sell bread in Graz.',
        constraints: 'Do not use tables.\nKeep it under 90 words.',
      },
    ],
    [
      'Our club has 30 members. Write a letter to them. They all like jokes. Return plain text only.',
      {
        task: 'Our club has 30 members. Write a letter to them. They all like jokes.',
        output: 'Return plain text only.',
      },
    ],
    [
      'Rules:\n- no dates\n- no names\n\nTask: Write an ad.\n\nRules:\n- no jokes',
      { task: 'Write an ad.', constraints: 'Rules:\n- no dates\n- no names\n\nRules:\n- no jokes' },
    ],
    [
      'Answer the mail below. Say no.\n\nHi Jo,\ncould you come on Monday?\nBest, Wim',
      { task: 'Answer the mail below. Say no.', context: 'Hi Jo,\ncould you come on Monday?\nBest, Wim' },
    ],
  ])('and the rest has a section of its own: %j', (text, expected) => {
    expect(sections(text)).toEqual(expected);
  });

  it('is told where it keeps its order', () => {
    const { warnings } = refine('1.1 Be brief.\n1.2 Subject to 1.1, name the date.', {
      outputFormat: 'json',
    });
    expect(warnings).toContain(
      'The text keeps its own order because sorting it into sections could have changed what it means.',
    );
  });
});

describe('edits of a structured result', () => {
  const text =
    'Please note that our shop is small. Do not use tables. Please write an ad in order to sell bikes.';

  it.each(['markdown', 'xml'] as const)(
    '%s: what was taken out, moved and added, each with its reason',
    (outputFormat) => {
      const { edits, refinedText } = refine(text, { outputFormat, compressionLevel: 'low' });
      expect(applyEdits(text, edits)).toBe(refinedText);
      const done = edits.map(({ start, end, replacement, reason }) => ({
        was: text.slice(start, end),
        replacement: replacement.trim(),
        reason,
      }));
      expect(done).toContainEqual({
        was: '',
        replacement: 'Write an ad to sell bikes.',
        reason: 'moved to task',
      });
      expect(done).toContainEqual({
        was: '',
        replacement: outputFormat === 'xml' ? '<prompt>\n<task>' : '# Task',
        reason: outputFormat === 'xml' ? 'section tag' : 'section heading',
      });
      expect(
        done.filter(
          ({ was, replacement }) =>
            was.includes('Do not use tables') || replacement.includes('Do not use tables'),
        ),
      ).toEqual([]);
    },
  );
});

describe('strategies', () => {
  const long = `I would like you to act as a data analyst. ${'I want you to know that it is important to note that the shop is old. '.repeat(2)}
${Array.from({ length: 24 }, (_, i) => `Please note that in order to help, chapter ${i} is long.`).join(' ')}
Please write a report about the sales. Do not use tables.`;

  it.each([
    ['GPT', /^# Task\n/],
    ['CLAUDE', /^<task>\n/],
  ] as const)('%s sorts long texts where that costs no token', (strategy, opening) => {
    const result = refine(long, { strategy });
    expect(result.refinedText).toMatch(opening);
    expect(result.refinedTokens).toBeLessThanOrEqual(result.originalTokens);
    expect(result.checks.passed).toBe(true);
    expect(refine('Write a poem about cats.', { strategy }).refinedText).toBe('Write a poem about cats.');
  });

  it.each(['GPT', 'CLAUDE'] as const)('%s leaves a text with sections of its own as it is', (strategy) => {
    const own = `<rules>\n${'Never guess a price. '.repeat(1)}\n</rules>\n<facts>\n${long}\n</facts>`;
    const { refinedText } = refine(own, { strategy });
    expect(refinedText).toMatch(/^<rules>\nNever guess a price\.\n<\/rules>\n<facts>/);
  });

  it.each(['default', 'json', 'xml'] as const satisfies OutputFormat[])(
    'DEEPSEEK is flat, also as %s',
    (outputFormat) => {
      const { refinedText } = refine('# Task\nWrite a poem.\n\n# Rules\nNo rhymes.', {
        strategy: 'DEEPSEEK',
        outputFormat,
      });
      expect(refinedText).not.toMatch(/^#/m);
    },
  );

  it('puts what stands inside of tags into one section', () => {
    const text = 'Q: Name a river.\nA:\n<rules>\nNever name a city.\n</rules>\nThe result must be short.';
    const { refinedText, edits } = refine(text, { outputFormat: 'xml' });
    expect(refinedText.match(/Never name a city/g)).toHaveLength(1);
    expect(applyEdits(text, edits)).toBe(refinedText);
  });
});
