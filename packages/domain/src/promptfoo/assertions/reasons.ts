const OWN_WORDS = 'asks a model in words of its own: write what it asks as the rubric of a `judge`';

/** Why types of assertions have no evaluator. */
const REASONS: readonly (readonly [reason: string, types: readonly string[]])[] = [
  [
    'compares embeddings: the evaluator `similarity` compares letters (chrF), which is another measure',
    ['similar', 'similar:cosine', 'similar:dot', 'similar:euclidean'],
  ],
  [
    'is another measure of likeness than that of the evaluator `similarity` (chrF)',
    ['rouge-n', 'bleu', 'gleu', 'meteor', 'levenshtein', 'bertscore'],
  ],
  ['runs code, which is not run here', ['javascript', 'python', 'ruby']],
  ['calls an address, which is not called from here', ['webhook']],
  [
    OWN_WORDS,
    [
      ...['factuality', 'model-graded-factuality', 'answer-relevance', 'context-faithfulness'],
      ...['context-recall', 'context-relevance', 'conversation-relevance', 'g-eval', 'pi'],
    ],
  ],
  ['needs a service that classifies texts', ['classifier', 'moderation', 'guardrails']],
  ['looks for phrases of a list that promptfoo keeps', ['is-refusal']],
  ['compares the outputs of several prompts: use `pairwise` in a run', ['select-best', 'max-score']],
  ['is a rating by hand: executions take ratings', ['human']],
  ['is measured by every run itself', ['latency', 'cost']],
  ['needs the probabilities of tokens, which are not kept', ['perplexity', 'perplexity-score']],
  ['looks for JSON inside of a text: `json_schema` judges the whole output', ['contains-json']],
  [
    'judges a format that no evaluator reads',
    ['is-xml', 'contains-xml', 'is-html', 'contains-html', 'is-sql', 'contains-sql'],
  ],
  [
    'judges calls of tools, which are not kept',
    [
      ...['is-valid-function-call', 'is-valid-openai-function-call', 'is-valid-openai-tools-call'],
      ...['tool-call-f1', 'skill-used'],
    ],
  ],
  ['has no evaluator', ['word-count', 'finish-reason']],
];

const BY_TYPE: ReadonlyMap<string, string> = new Map(
  REASONS.flatMap(([reason, types]) => types.map((type) => [type, reason] as const)),
);
const FAMILIES: readonly (readonly [prefix: string, reason: string])[] = [
  ['trajectory:', 'judges calls of tools, which are not kept'],
  ['trace-', 'judges traces, which are not kept'],
  ['promptfoo:redteam:', 'belongs to a red team, which is not run here'],
];

/** Why a type of assertion (without `not-`) is not imported. */
export const reasonFor = (type: string): string =>
  BY_TYPE.get(type) ??
  FAMILIES.find(([prefix]) => type.startsWith(prefix))?.[1] ??
  (type.endsWith('-rubric') ? OWN_WORDS : undefined) ??
  'is no type of assertion that is known here';
