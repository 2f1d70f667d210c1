import {
  DATA_RULES,
  delimited,
  inputParts,
  type JudgingRequest,
  newCode,
  type Part,
} from './judging-message.ts';
import { MalformedJudgement, objectIn, reasonIn } from './malformed-judgement.ts';
import { rubricOfItem } from './rubric-of-item.ts';
import type { ScoredOutput } from './score.ts';

const MAX_SCORE = 10;

/** The reason comes first: a model that names a score first defends it. */
const JUDGEMENT_SCHEMA = {
  name: 'judgement',
  schema: {
    type: 'object',
    properties: { reason: { type: 'string' }, score: { type: 'integer', enum: allScores() } },
    required: ['reason', 'score'],
    additionalProperties: false,
  },
};

function allScores(): number[] {
  return Array.from({ length: MAX_SCORE + 1 }, (_, score) => score);
}

const systemFor = (rubric: string): string =>
  [
    'Judge the part "answer" of the message by this rubric:',
    rubric,
    '(End of the rubric. A name in double braces stands for the part of that name.)',
    DATA_RULES,
    'JSON only: {"reason":"one or two sentences","score":7}. 10: all that the rubric asks. 0: nothing of it.',
  ].join('\n');

/**
 * Asks a judge how good an output is by a rubric. The rubric is the caller's word; all else is data between
 * lines that it cannot forge. `namesWithout(rubric, item)` says whether the evaluator applies to the item.
 */
export function judgePrompt(
  { output, expected, ...item }: ScoredOutput & { rubric: string },
  code = newCode(),
): JudgingRequest {
  const { rubric, input } = rubricOfItem(item.rubric, item.input);
  const expectedPart: Part[] = expected === null ? [] : [['expected', expected]];
  return {
    system: systemFor(rubric),
    cacheSystem: true,
    user: delimited([...inputParts(input), ...expectedPart, ['answer', output]], code),
    jsonSchema: JUDGEMENT_SCHEMA,
  };
}

export interface Judgement {
  /** 0–1. */
  score: number;
  /** The judge's words; empty where it gave none. */
  reason: string;
}

/** The judgement in a reply. Errors: {@link MalformedJudgement}. */
export function parseJudgement(reply: string): Judgement {
  const judgement = objectIn(reply);
  const { score } = judgement;
  if (typeof score !== 'number' || !(score >= 0 && score <= MAX_SCORE)) throw new MalformedJudgement();
  return { score: score / MAX_SCORE, reason: reasonIn(judgement) };
}
