/**
 * For each kind of requirement: a text, a rewrite that keeps it and one that does not. `preserve` names what
 * the caller wants kept.
 */
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
  example('negation', 'Do not mention the refund.', 'Leave the refund out.', 'Mention the refund.'),
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
  example(
    'material',
    'Correct this line:\n\nWe is open untill six.',
    'Correct this line.\n\nWe is open untill six.',
    'Correct this line:\n\nWe are open until six.',
  ),
  example('opposite', 'List the valid codes.', 'List valid codes.', 'List the invalid codes.'),
  example('quantity', 'List 3 risks.', 'List three risks.', 'List 5 risks.'),
  example('unit', 'Write 90 words.', 'Write ninety words.', 'Write 90 characters.'),
  example('date', 'Deliver the draft by 14 March.', 'Draft by March 14.', 'Deliver the draft by 15 March.'),
  example(
    'time',
    'The call starts at 9:30.',
    'The call starts at half past nine.',
    'The call starts at 10:30.',
  ),
  example('bound', 'Write at least 300 words.', 'Write 300 words or more.', 'Write 300 words.'),
  example(
    'exclusive',
    'Use only the given sources.',
    'Use nothing but the given sources.',
    'Use the given sources.',
  ),
  example(
    'exception',
    'Delete all files except logs.',
    'Delete all files apart from logs.',
    'Delete all files and logs.',
  ),
  example(
    'condition',
    'If the order is late, offer a voucher.',
    'Offer a voucher if the order is late.',
    'Offer a voucher.',
  ),
  example(
    'direction',
    'Translate from Polish into English.',
    'Translate: from Polish into English.',
    'Translate from English into Polish.',
  ),
  example(
    'order',
    'Ask for the number before you look anything up.',
    'Before you look anything up, ask for the number.',
    'Ask for the number after you look anything up.',
  ),
  example('modality', 'A photo is optional.', 'Photo: optional', 'A photo is required.'),
  example(
    'quantifier',
    'Translate most of the names.',
    'Translate the majority of the names.',
    'Translate all of the names.',
  ),
  example('comparison', 'Make it less formal.', 'Make it less formal, please.', 'Make it more formal.'),
  example('choice', 'Name the price and the size.', 'Name price and size.', 'Name the price or the size.'),
  example('placeholder', 'Greet {{name}} first.', 'First greet {{name}}.', 'Greet {{user}} first.'),
  example('sign', 'Write it in C++.', 'Please write it in C++.', 'Write it in C.'),
  example(
    'link',
    'See https://example.com/a for details.',
    'Details: see https://example.com/a',
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
    'If it is missing, answer “not found”.',
    'Answer that it is missing.',
  ),
  example(
    'language',
    'Answer the customer in Spanish.',
    'Answer the client in Spanish.',
    'Answer the customer in English.',
  ),
  example('format', 'Return the answer as a table.', 'Answer as table.', 'Return the answer.'),
  example(
    'list item',
    'Cover:\n- pricing models\n- delivery times',
    'Cover pricing models, delivery times.',
    'Cover:\n- pricing models',
  ),
  example(
    'statement',
    'Write a letter. Mention the school nurse.',
    'Write a letter that mentions the school nurse.',
    'Write a letter.',
  ),
  example(
    'name',
    'Compare the plans of Acme with those of Globex.',
    'Plans of Acme compared with those of Globex.',
    'Compare the plans of both.',
  ),
  example(
    'tag',
    'Put it between <answer> and </answer>.',
    'Put it between <answer>, </answer>.',
    'Put it between tags.',
  ),
];
