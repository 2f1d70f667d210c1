import type { CompressionLevel, OutputFormat, Strategy } from '@refinery/contracts/enums.ts';

// What a model is told about strategy, level and format. Every word of it is billed with every prompt.

/** For whom to write, and in which form where the request leaves the form open. */
const STYLES: Record<Exclude<Strategy, 'LEGAL'>, { words: string; form: string }> = {
  UNIVERSAL: { words: 'Plain imperatives for any model.', form: 'Keep form and order.' },
  GPT: { words: 'For GPT: direct, the task first.', form: 'Several parts get short markdown headings.' },
  CLAUDE: {
    words: 'For Claude: explicit, instructions apart from material.',
    form: 'Several parts get short XML tags.',
  },
  DEEPSEEK: {
    words: 'For DeepSeek: flat, one instruction a sentence.',
    form: 'No headings or nesting, labels with a colon.',
  },
};

const LEVELS: Record<CompressionLevel, string> = {
  low: 'Delete politeness, filler and exact repetition; change no other word.',
  medium: 'Terse, good prose.',
  high: 'Terse notes: labels, lists, fragments; reasons and background gone; only one reading may remain.',
};

const LEGAL_WORDS =
  'Legal text: clauses, definitions, references, numbers and modal verbs stay word for word.';

/** Legal text is not shortened; the levels differ in what around the clauses may go. */
const LEGAL_LEVELS: Record<CompressionLevel, string> = {
  low: 'Only mend spacing and typography.',
  medium: 'Only mend spacing and typography and delete sentences repeated word for word.',
  high: 'Mend spacing, delete sentences repeated word for word, shorten what is said around the legal text.',
};

const LEGAL_FORM = 'Keep form, order and numbering.';

const SECTIONS = 'role, task, context, constraints, examples, output';
const SORTING = 'only those with material, the task first, constraints last, the rest as context.';

const FORMATS: Record<Exclude<OutputFormat, 'default'>, string> = {
  markdown: `Under markdown headings: ${SECTIONS}; ${SORTING}`,
  json: `As one JSON object, itself the string in "refined", with the keys ${SECTIONS}; ${SORTING}`,
  xml: `In XML tags: ${SECTIONS}; ${SORTING}`,
};

/** The rules of a request: how to write, how short, in which form. A format asked for overrules the strategy's form. */
export function refiningRules(
  strategy: Strategy,
  level: CompressionLevel,
  format: OutputFormat,
): [words: string, level: string, form: string] {
  const legal = strategy === 'LEGAL';
  const { words, form } = legal ? { words: LEGAL_WORDS, form: LEGAL_FORM } : STYLES[strategy];
  return [words, (legal ? LEGAL_LEVELS : LEVELS)[level], format === 'default' ? form : FORMATS[format]];
}
