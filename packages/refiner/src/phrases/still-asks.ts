import { verbForms } from '@refinery/text/verb-forms.ts';
import { wordSet } from '@refinery/text/word-list.ts';

const MARK = /^[.,;:!?]/;
const AUXILIARIES = wordSet('is are was were do does did can could would will should shall not rather would');
/** What stands behind a verb with an object. */
const OBJECTS = wordSet(
  'it them this that these those the a an me us him her my our your his their one all both up out off away in',
);
/** Of what is not so: "if it were shorter". */
const UNREAL = wordSet("were was had did would could might didn't hadn't weren't wasn't");
/** Behind these "if" is "whether". */
const ASKING = wordSet('tell say see check verify know ask me us him her them and or find out');
/** What one is asked whether one can do, as well as asked for. */
const SKILLS = wordSet('write translate draw design read speak create generate produce compose');
const COURTESY = wordSet('please pls plz kindly possibly maybe just perhaps');

/** In words: a condition says soon that it is none of fact. */
const REACH = 7;
/** "Can you write code?", in words with its verb. */
const BARE = 3;

/**
 * Whether a question whose phrase is `words` from `from` to `to` (exclusive) asks for more than a deed:
 * which of two, what would be, or whether it can be done at all. As an order it would say something else.
 */
export const stillAsks = (words: readonly string[], from: number, to: number): boolean =>
  words.some((word, k) => k >= to && ((word === 'or' && opensChoice(words, k)) || isUnreal(words, k))) ||
  asksForSkill(words, from, to);

/** "Would you read it or skip it?", "could you read it, or is it too long?" */
function opensChoice(words: readonly string[], or: number): boolean {
  const next = words[or + 1] ?? '';
  if (AUXILIARIES.has(next)) return true;
  if (verbForms(next)?.base !== next) return false;
  const behind = words[or + 2] ?? '.';
  const before = words[or - 1] ?? '';
  return OBJECTS.has(behind) || (MARK.test(behind) && verbForms(before)?.base === before);
}

/** "Could you read it if it were shorter?" */
function isUnreal(words: readonly string[], at: number): boolean {
  if (!/^(?:if|unless|suppose)$/.test(words[at] ?? '') || ASKING.has(words[at - 1] ?? '')) return false;
  for (let k = at + 2; k < at + REACH; k++) {
    const word = words[k] ?? '.';
    if (MARK.test(word)) return false;
    const forms = verbForms(word);
    if (UNREAL.has(word) || (forms?.past === word && forms.base !== word)) return true;
  }
  return false;
}

/** "Can you write code?" */
function asksForSkill(words: readonly string[], from: number, to: number): boolean {
  if (words[from] !== 'can' || words.slice(from, to).some((word) => COURTESY.has(word))) return false;
  if (!SKILLS.has(words[to] ?? '')) return false;
  const end = words.findIndex((word, k) => k > to && MARK.test(word));
  const asked = words.slice(to, end < 0 ? undefined : end);
  return (
    asked.length <= BARE && !asked.some((word) => OBJECTS.has(word) || /^(?:\d|some|two|three)/.test(word))
  );
}
