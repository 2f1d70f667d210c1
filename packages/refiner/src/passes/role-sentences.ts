import { isLowerAscii } from '@refinery/text/chars.ts';
import { SPACES } from '@refinery/text/token.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, type DraftSegment, liveTokens } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import { BASE_OF_GERUND } from '../lexicon/en/inflect.ts';
import { INSTRUCTION_VERBS } from '../lexicon/en/verbs.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** What may stand before "act as" in the sentence that gives the role. */
const BEFORE_ROLE = wordSet("i we want need would like i'd we'd you to please will should must just");
/** A role with a clause of its own takes no apposition. */
const CLAUSES = wordSet('who that which : ; ? ! you your i my me is are will can if when');
/** Behind these the second sentence has another verb, which an apposition would leave without its subject. */
const JOINTS = wordSet('and but , ;');
const FINITE = wordSet(
  'have has are is can will must should may do know understand specialize excel possess love like always never also believe enjoy own',
);
const ABILITIES = wordSet(
  'skilled experienced proficient knowledgeable adept specialized specialised trained fluent versed',
);
/** In tokens that are no spaces. */
const LONGEST_ROLE = 16;
const LONGEST_APPOSITION = 32;

/** "Act as a chef. You are an expert in French food." → "Act as a chef, expert in French food." */
export const ROLE_SENTENCES: CodePass = {
  name: 'role-sentences',
  reason: REASONS.role,
  rank: 2,
  language: 'en',
  run(draft: Draft) {
    for (let k = 1; k < draft.segments.length; k++) {
      const role = draft.segments[k - 1];
      const more = draft.segments[k];
      if (role && more && role.lineFrom === more.lineFrom && join(draft, role, more)) k++;
    }
  },
};

function join(draft: Draft, role: DraftSegment, more: DraftSegment): boolean {
  if (role.language !== 'en' || more.language !== 'en' || role.line !== 'text') return false;
  const stop = role.to - 1;
  if (draft.tokens[stop]?.lower !== '.' || !onlySpaces(draft, role.to, more.from)) return false;
  if (!givesRole(draft, liveTokens(draft, role).slice(0, -1))) return false;
  const live = liveTokens(draft, more);
  const second = uncontracted(live.map((i) => draft.tokens[i]?.lower ?? ''));
  const apposition = appositionOf(second);
  if (!apposition) return false;
  const to = live[apposition.taken - (second.length - live.length)] ?? more.to;
  return propose(draft, {
    from: stop,
    to,
    replacement: apposition.text,
    pass: ROLE_SENTENCES.name,
    reason: ROLE_SENTENCES.reason,
  });
}

function onlySpaces(draft: Draft, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (draft.tokens[i]?.kind !== SPACES) return false;
  return true;
}

/** "you're" in two words. */
const uncontracted = (words: readonly string[]): readonly string[] =>
  words[0] === "you're" ? ['you', 'are', ...words.slice(1)] : words;

/** True for "(I want you to) act as …" and "you are a …" without a clause behind the role. */
function givesRole(draft: Draft, live: readonly number[]): boolean {
  const role = uncontracted(live.map((i) => draft.tokens[i]?.lower ?? ''));
  if (role.length > LONGEST_ROLE) return false;
  let at = 0;
  if (role[0] === 'you' && role[1] === 'are' && (role[2] === 'a' || role[2] === 'an')) at = 2;
  else {
    while (BEFORE_ROLE.has(role[at] ?? '')) at++;
    if (role[at] !== 'act' || role[at + 1] !== 'as') return false;
    at += 2;
  }
  const rest = role.slice(at);
  return (
    rest.length > 1 &&
    !rest.some(
      (word, k) =>
        CLAUSES.has(word) ||
        word === ',' ||
        (word === 'and' && isVerb(draft, live[at + k + 1 - (role.length - live.length)] ?? -1)),
    )
  );
}

/** "a Node and Express Expert" has no verb. */
function isVerb(draft: Draft, i: number): boolean {
  const token = draft.tokens[i];
  return (
    token !== undefined &&
    INSTRUCTION_VERBS.has(token.lower) &&
    isLowerAscii(draft.text.charCodeAt(token.start))
  );
}

/** How the second sentence goes on behind a comma, and how many of its words that replaces. */
function appositionOf(more: readonly string[]): { text: string; taken: number } | undefined {
  if (more.length > LONGEST_APPOSITION || more.at(-1) !== '.' || more[0] !== 'you') return undefined;
  if (
    more
      .slice(1, -1)
      .some((word) => word === 'you' || word === 'your' || word === ':' || word === ';' || word === '?')
  )
    return undefined;
  if (more.some((word, k) => k > 1 && FINITE.has(word) && JOINTS.has(more[k - 1] ?? ''))) return undefined;
  const article = more[2] === 'a' || more[2] === 'an';
  if (more[1] === 'are' && article && more[3] === 'expert' && /^(?:in|at|on)$/.test(more[4] ?? ''))
    return { text: ', ', taken: 3 };
  if (more[1] === 'are' && article) return { text: ', ', taken: 2 };
  if (more[1] === 'are' && ABILITIES.has(more[2] ?? '')) return { text: ', ', taken: 2 };
  if (more[1] === 'are' && BASE_OF_GERUND.has(more[2] ?? '')) return { text: ' ', taken: 2 };
  if (more[1] === 'specialize' && more[2] === 'in') return { text: ', specializing ', taken: 2 };
  if (
    more[1] === 'have' &&
    more.some((word) => word === 'experience' || word === 'expertise' || word === 'knowledge')
  )
    return { text: ', with ', taken: 2 };
  return undefined;
}
