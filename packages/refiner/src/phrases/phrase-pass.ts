import type { Language } from '@refinery/text/language.ts';
import type { PhrasePass, PhraseRule } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import { parseRules } from './parse-rules.ts';

/** The reasons of the English passes of the same name. */
const REASON_OF = {
  politeness: REASONS.polite,
  'meta-talk': REASONS.meta,
  filler: REASONS.filler,
  imperatives: REASONS.instruction,
  'wordy-phrases': REASONS.wordy,
} as const;

/**
 * A pass whose rules are parsed when they are first asked for: most texts need the rules of one language
 * only.
 */
export function phrasePass(name: keyof typeof REASON_OF, language: Language, lines: string): PhrasePass {
  let rules: readonly PhraseRule[] | undefined;
  return {
    name,
    reason: REASON_OF[name],
    language,
    get rules() {
      rules ??= parseRules(lines);
      return rules;
    },
  };
}
