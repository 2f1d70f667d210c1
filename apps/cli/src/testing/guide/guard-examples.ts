/** For each kind of fact: a text, a rewrite that keeps the fact and one that loses it. `preserve` names what the caller wants kept. */
export interface GuardExample {
  kind: string;
  original: string;
  keeps: string;
  loses: string;
  preserve?: string[];
}

const example = (kind: string, original: string, keeps: string, loses: string): GuardExample => ({
  kind,
  original,
  keeps,
  loses,
});

export const GUARD_EXAMPLES: readonly GuardExample[] = [
  {
    ...example('preserve', 'Sign as Team Blue.', 'Sign: Team Blue', 'Sign as the blue team.'),
    preserve: ['Team Blue'],
  },
  example(
    'negation',
    'Do not change the public signature.',
    'Keep the public signature.',
    'Change the public signature.',
  ),
  example(
    'code',
    'Run `npm ci` before the tests.',
    'Before the tests: `npm ci`',
    'Run `npm install` before the tests.',
  ),
  example(
    'data',
    'Reply with {"ok": true, "n": 2}.',
    'Reply with {"n":2,"ok":true}.',
    'Reply with {"ok": false, "n": 2}.',
  ),
  example('quantity', 'List 3 risks.', 'List three risks.', 'List 5 risks.'),
  example('unit', 'Rest the dough for 45 minutes.', 'Rest dough 45 minutes.', 'Rest the dough for 45 hours.'),
  example(
    'date',
    'Deliver the draft by 14 March 2027.',
    'Draft due 14 March 2027.',
    'Deliver the draft by 15 March 2027.',
  ),
  example('time', 'The call starts at 9:30.', 'Call starts at 9:30.', 'The call starts at 10:30.'),
  example('language', 'Answer in French.', 'In French: your answer.', 'Answer in German.'),
  example('bound', 'Write at least 300 words.', 'Write 300+ words.', 'Write 300 words.'),
  example(
    'exclusive',
    'Use only the given sources.',
    'Use the given sources exclusively.',
    'Use the given sources.',
  ),
  example('placeholder', 'Greet {{name}} first.', 'First greet {{name}}.', 'Greet {{user}} first.'),
  example(
    'link',
    'See https://example.com/a for details.',
    'Details: https://example.com/a',
    'See the site for details.',
  ),
  example(
    'email',
    'Send it to ops@example.com today.',
    'Today: send it to ops@example.com.',
    'Send it to ops today.',
  ),
  example('path', 'Edit src/app/main.ts now.', 'Now edit src/app/main.ts.', 'Edit the main file now.'),
  example(
    'quote',
    'Answer "not found" if it is missing.',
    'If missing, answer “not found”.',
    'Answer that it is missing.',
  ),
  example(
    'list item',
    'Cover:\n- pricing models\n- delivery times',
    'Cover pricing models, delivery times.',
    'Cover:\n- pricing models',
  ),
  example('format', 'Return the answer as a table.', 'Answer as table.', 'Return the answer.'),
  example(
    'name',
    'Compare the pricing plans of Acme with those of Globex.',
    'Pricing plans of Acme, compared with those of Globex.',
    'Compare the pricing plans of both.',
  ),
  example(
    'tag',
    'Put it between <answer> and </answer>.',
    'Wrap: <answer>, </answer>.',
    'Put it between tags.',
  ),
];
