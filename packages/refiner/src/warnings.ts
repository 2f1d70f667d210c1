import { includesText } from '@refinery/text/index-of-text.ts';
import type { Language } from '@refinery/text/language.ts';
import type { Edit, OutputFormat, Strategy } from './model/types.ts';

export interface WarningFacts {
  text: string;
  preserve: readonly string[];
  format: OutputFormat;
  originalTokens: number;
  refinedTokens: number;
  keptOrder: boolean;
  language: Language;
  /** What made the text shorter. */
  edits: readonly Edit[];
  strategy: Strategy;
  /** NaN where none was asked for. */
  target: number;
}

/** Passes that shorten a text of any language: whitespace and formatting. */
const WITHOUT_RULES = new Set('whitespace json-minify markdown flat structure'.split(' '));

/** Plain sentences about what the caller may not expect. */
export function refinementWarnings(facts: WarningFacts): string[] {
  const warnings: string[] = [];
  const more = facts.refinedTokens - facts.originalTokens;
  if (more > 0)
    warnings.push(`The ${facts.format} structure makes the text ${more} tokens longer than the original.`);
  if (facts.refinedTokens > facts.target) warnings.push(missedTarget(facts));
  if (facts.keptOrder)
    warnings.push(
      'The text keeps its own order because sorting it into sections could have changed what it means.',
    );
  if (
    facts.language === 'other' &&
    facts.strategy !== 'LEGAL' &&
    /\p{L}/u.test(facts.text) &&
    facts.edits.every(({ pass }) => WITHOUT_RULES.has(pass))
  )
    warnings.push(
      'The text reads as none or several of the languages that are refined in depth, so only whitespace, formatting and repetitions were shortened.',
    );
  for (const wanted of facts.preserve.slice(0, 20))
    if (!includesText(facts.text, wanted))
      warnings.push(
        `The text to preserve ${JSON.stringify(wanted.slice(0, 60))} does not occur in the original.`,
      );
  return warnings;
}

function missedTarget({ refinedTokens, target, strategy }: WarningFacts): string {
  const why =
    strategy === 'LEGAL'
      ? 'because the LEGAL strategy drops no clause'
      : 'without removing instructions, constraints, facts or text that is not plainly background';
  return `The text has ${refinedTokens} tokens. The target of ${Math.max(0, Math.floor(target))} could not be reached ${why}.`;
}
