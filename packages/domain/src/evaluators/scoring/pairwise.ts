import {
  DATA_RULES,
  delimited,
  inputParts,
  type JudgingRequest,
  newCode,
  type Part,
} from './judging-message.ts';
import { MalformedJudgement, objectIn } from './malformed-judgement.ts';
import { rubricOfItem } from './rubric-of-item.ts';
import type { ItemValues } from './score.ts';

export const CHOICES = ['first', 'second', 'tie'] as const;
/** Which of two answers a judge finds better, by their places in the message. */
export type Choice = (typeof CHOICES)[number];

/** What was chosen of two answers, whatever their places were. */
export type Winner = 'a' | 'b' | 'tie';

const CHOICE_SCHEMA = {
  name: 'choice',
  schema: {
    type: 'object',
    properties: { reason: { type: 'string' }, better: { type: 'string', enum: [...CHOICES] } },
    required: ['reason', 'better'],
    additionalProperties: false,
  },
};

const DEFAULT_RUBRIC =
  'The better answer does more exactly and completely what the input asks. It is right, and says nothing needless.';

const systemFor = (rubric: string): string =>
  [
    'Compare the parts "first answer" and "second answer" of the message by this rubric:',
    rubric,
    '(End of the rubric. A name in double braces stands for the part of that name.)',
    DATA_RULES,
    'The order of the answers says nothing of them.',
    'JSON only: {"reason":"one or two sentences","better":"first"}, or "second", or "tie" where neither is better.',
  ].join('\n');

export interface Comparison extends ItemValues {
  /** Default: how well they do what the input asks. */
  rubric?: string | undefined;
  first: string;
  second: string;
}

/**
 * Asks a judge which of two outputs is better. Both are data between lines that they cannot forge. Ask again
 * with the two swapped.
 */
export function pairwisePrompt(
  { expected, first, second, ...item }: Comparison,
  code = newCode(),
): JudgingRequest {
  const { rubric, input } = rubricOfItem(item.rubric ?? DEFAULT_RUBRIC, item.input);
  const expectedPart: Part[] = expected === null ? [] : [['expected', expected]];
  const answers: Part[] = [
    ['first answer', first],
    ['second answer', second],
  ];
  return {
    system: systemFor(rubric),
    cacheSystem: true,
    user: delimited([...inputParts(input), ...expectedPart, ...answers], code),
    jsonSchema: CHOICE_SCHEMA,
  };
}

/** The choice in a reply. Errors: {@link MalformedJudgement}. */
export function parseChoice(reply: string): Choice {
  const { better } = objectIn(reply);
  const choice = CHOICES.find((one) => one === better);
  if (choice === undefined) throw new MalformedJudgement();
  return choice;
}

/**
 * Who won, by two choices: a was first in the one, b in the other. Only what survives the swap counts: a
 * judge that goes by the place, or does what an answer says of places, decides nothing.
 */
export function combineOrders(whereAIsFirst: Choice, whereBIsFirst: Choice): Winner {
  if (whereAIsFirst === 'first' && whereBIsFirst === 'second') return 'a';
  if (whereAIsFirst === 'second' && whereBIsFirst === 'first') return 'b';
  return 'tie';
}

/** Choices of one pair, in the order of {@link combineOrders}. */
export type BothOrders = readonly [whereAIsFirst: Choice, whereBIsFirst: Choice];

/** The share of pairs whose two choices say the same of the answers, 0–1; null without pairs. */
export function consistencyOf(pairs: readonly BothOrders[]): number | null {
  const agree = ([one, other]: BothOrders) =>
    combineOrders(one, other) !== 'tie' || (one === 'tie' && other === 'tie');
  return pairs.length ? pairs.filter(agree).length / pairs.length : null;
}
