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
      text: 'at least 300 words',
      start: 6,
      end: 24,
      verdict: 'lost',
      reason: 'bound is gone',
      decidedBy: 'rule',
    },
    {
      id: 'r2',
      kind: 'placeholder',
      text: '{{audience}}',
      start: 29,
      end: 41,
      verdict: 'kept',
      where: { start: 20, end: 32 },
      decidedBy: 'rule',
    },
  ],
  added: [],
  integrity: 70,
  tokens: { original: 17, rewritten: 14 },
  warnings: [],
};

export const readRequirementsExample = { text: original };

export const requirementsExample = {
  requirements: checkReplyExample.requirements.map(({ id, kind, text, start, end }) => ({
    id,
    kind,
    text,
    start,
    end,
  })),
};
