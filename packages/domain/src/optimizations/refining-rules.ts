import type { CompressionLevel, OutputFormat, Strategy } from '@refinery/contracts/enums.ts';

// What a model is told about strategy, level and format. Every word of it is billed with every prompt.

/** For whom to write: in which words, and in which form where the request leaves the form open. */
const STYLES: Record<Exclude<Strategy, 'LEGAL'>, { words: string; form: string }> = {
  UNIVERSAL: {
    words: 'Write for any language model: plain imperative sentences.',
    form: "Keep the prompt's own form and order: prose stays prose, a list stays a list.",
  },
  GPT: {
    words: 'Write for GPT models: direct instructions, the task before everything else.',
    form: 'Where the prompt has several parts, give each a short markdown heading.',
  },
  CLAUDE: {
    words: 'Write for Claude models: explicit instructions, kept apart from the material they are about.',
    form: 'Where the prompt has several parts, put each into a short XML tag.',
  },
  DEEPSEEK: {
    words: 'Write for DeepSeek models: flat and direct, one instruction to a sentence.',
    form: 'No headings and no nesting: a label with a colon where a part needs a name.',
  },
};

const LEVELS: Record<CompressionLevel, string> = {
  low: 'A reader must not notice: delete politeness, filler and exact repetition, and change no other word.',
  medium:
    'Write terse, good prose: delete filler, hedging and talk about the prompt, shorten wordy phrases, say each thing once.',
  high: 'Be as short as possible: notes and fragments are fine, articles and auxiliaries may go, while only one reading remains.',
};

const LEGAL_WORDS =
  'This is legal text: every clause, definition, defined term, cross-reference, number and modal verb stays as it is, word for word.';

/** Legal text is not shortened; the levels differ in what around the clauses may go. */
const LEGAL_LEVELS: Record<CompressionLevel, string> = {
  low: 'Only mend spacing and typographic noise.',
  medium: 'Only mend spacing and typographic noise, and delete sentences that repeat another word for word.',
  high: 'Mend spacing, delete sentences that repeat another word for word, and shorten what is said to the model around the legal text.',
};

const LEGAL_FORM = 'Keep the form, the order and the numbering.';

const SECTIONS = 'role, task, context, constraints, examples, output';
const SORTING =
  'Use only those that the prompt has material for, the task first and constraints last; what fits none is context.';

const FORMATS: Record<Exclude<OutputFormat, 'default'>, string> = {
  markdown: `Structure the prompt under markdown headings: ${SECTIONS}. ${SORTING}`,
  json: `Structure the prompt as one JSON object, itself the string in "refined", with the keys ${SECTIONS}. ${SORTING}`,
  xml: `Structure the prompt in XML tags: ${SECTIONS}. ${SORTING}`,
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
