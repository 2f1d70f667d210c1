import type { Language } from '@refinery/text/language.ts';
import type { PhrasePass, PhraseRule } from '../model/pass.ts';
import { parseRules } from './parse-rules.ts';

/** What users read, in the words of the English passes of the same name. */
const REASONS = {
  politeness: 'politeness',
  'meta-talk': 'talk about the request',
  filler: 'filler',
  imperatives: 'instruction said shorter',
  'wordy-phrases': 'wordy phrase',
  'redundant-pairs': 'said twice',
} as const;

/** A pass whose rules are parsed when they are first asked for: most texts need the rules of one language only. */
export function phrasePass(name: keyof typeof REASONS, language: Language, lines: string): PhrasePass {
  let rules: readonly PhraseRule[] | undefined;
  return {
    name,
    reason: REASONS[name],
    language,
    get rules() {
      rules ??= parseRules(lines);
      return rules;
    },
  };
}
