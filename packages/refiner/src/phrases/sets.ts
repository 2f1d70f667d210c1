import { ACTION_VERBS, ARTICLES } from '../text/word-sets.ts';
import { BASE_OF_GERUND } from './gerund.ts';
import type { PhraseGrammar } from './grammar.ts';

/** Named word sets for the contexts of English phrase rules. */
export const ENGLISH_SETS: Readonly<Record<string, ReadonlySet<string>>> = {
  '{verb}': new Set([...ACTION_VERBS, 'also', 'only', 'always', 'never', 'carefully', 'clearly']),
  '{action}': ACTION_VERBS,
  /** What people ask a model for: "can you explain" is a request, "can you use" may be a question. */
  '{request}': new Set(
    `explain write create generate give provide summarize summarise rewrite tell list describe make help suggest identify translate elaborate
    show compare analyze analyse draft design find fix convert improve edit review outline propose compose rephrase paraphrase proofread
    brainstorm develop build calculate check correct extract classify prepare produce refactor implement think come act`.split(
      /\s+/,
    ),
  ),
  '{gerund}': new Set(BASE_OF_GERUND.keys()),
  '{article}': ARTICLES,
  '{determiner}': new Set(
    'a an the this that these those my your his her its our their any some all each every no'.split(' '),
  ),
  '{be}': new Set("is are was were be been being am 's 're it's that's".split(' ')),
  '{pronoun}': new Set('i you he she it we they'.split(' ')),
  '{subject}': new Set(
    'i you he she it we they the a an this these those my your his her its our their all any each every no there users people'.split(
      ' ',
    ),
  ),
  '{saying}': new Set(
    'ensure ensures ensuring suggest suggests note assume say says know believe think confirm confirms verify verifies check indicate indicates mean means guarantee guarantees hope feel understand remember show shows so such'.split(
      ' ',
    ),
  ),
  '{object}': new Set(
    'a an the me my us your this that these those it them all any each some in with how what why'.split(' '),
  ),
};

/** The set that `{name}` (one of `sets`) or `word|word` stands for. Throws on an unknown name. */
export function phraseSet(text: string, sets: PhraseGrammar['sets']): ReadonlySet<string> {
  if (text.includes('|') || !text.startsWith('{'))
    return new Set(
      text.split('|').flatMap((word) => (word.startsWith('{') ? [...phraseSet(word, sets)] : [word])),
    );
  const set = sets[text];
  if (!set) throw new SyntaxError(`unknown word set ${text}`);
  return set;
}
