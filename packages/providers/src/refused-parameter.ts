import type { GenerationParameter } from './generation-parameters.ts';

/**
 * How vendors name a parameter. `topP` comes first: where a model takes it or a temperature but not both, the
 * temperature stays. `stop` is a word that errors use for other things, too, so it must stand in quotes or
 * before a colon.
 */
const NAMES: readonly (readonly [GenerationParameter, string])[] = [
  ['topP', 'top_?p'],
  ['stop', 'stop_?sequences|(?<=[\'"`])stop(?=[\'"`])|stop(?=:)'],
  ['seed', 'seed'],
  ['temperature', 'temperature'],
];

const REFUSALS = [
  'unsupported|(does not|doesn.t|not) support(ed)?|deprecated|invalid|unknown|unrecognized|unexpected|extra inputs',
  'cannot|must|should be|not (be )?(allowed|permitted|specified|set|used)|range|between|at (most|least)',
  'only|maximum|minimum|too (long|many|large|high|low|small)',
].join('|');

/** A name with the words of a refusal right before or after it. */
const PATTERNS = NAMES.map(([parameter, name]) => {
  const named = `(?<![\\w-])(?:${name})(?![\\w-])`;
  const refused = `\\b(?:${REFUSALS})\\b`;
  // Not linear, but runs on at most 2,000 characters.
  return { parameter, pattern: new RegExp(`${named}.{0,60}${refused}|${refused}.{0,60}${named}`, 'is') };
});

/** A field of a tool may have the name of a parameter: a temperature is what weather has. */
const OF_A_TOOL = /schema|\bfunction|\btools?\b/i;

/**
 * The parameters that the refusal of a vendor names, the one to leave out first in front: those that the
 * model does not take, or not with this value or beside another one. Empty where something else is refused.
 */
export const refusedParameters = (words: string): GenerationParameter[] =>
  OF_A_TOOL.test(words)
    ? []
    : PATTERNS.flatMap(({ parameter, pattern }) => (pattern.test(words) ? [parameter] : []));
