const original = 'Write at least 300 words for {{audience}}. Do not mention the price.';

export const checkExample = {
  original,
  rewritten: 'Write 300 words for {{audience}}. Never name the price.',
};

export const checkReplyExample = {
  passed: false,
  requirements: [
    {
      id: 'r1',
      kind: 'bound',
      text: 'Write at least 300 words for {{audience}}.',
      start: 0,
      end: 42,
      verdict: 'lost',
      reason: '"300": it was "at least", now it is a number without a limit',
      part: { start: 15, end: 18 },
      where: { start: 0, end: 32 },
      decidedBy: 'rule',
    },
    {
      id: 'r2',
      kind: 'statement',
      text: 'Do not mention the price.',
      start: 43,
      end: 68,
      verdict: 'kept',
      where: { start: 40, end: 54 },
      decidedBy: 'rule',
    },
  ],
  added: [],
  integrity: 57.1,
  tokens: { original: 17, rewritten: 14 },
  warnings: [],
};

export const readRequirementsExample = { text: original };

export const requirementsExample = {
  requirements: checkReplyExample.requirements.map(({ id, text, start, end }) => ({
    id,
    kind: 'statement',
    text,
    start,
    end,
  })),
};
