import type { MutationKind } from '../mutation.ts';
import { replaceEach } from '../prose.ts';

/** "Not only … but also" restricts nothing. */
const isOther = (text: string, at: number): boolean => /\bnot $/i.test(text.slice(Math.max(0, at - 5), at));

/** Drops "only", "solely", "exclusively". Left out: "not only". */
export const ONLY_DROPPED: MutationKind = {
  name: 'only dropped',
  make: (text) =>
    replaceEach(text, /(?<![\w\ue000-])(?:only|solely|exclusively)(?: |(?=[.,;!\n]))/gi, ({ at }) =>
      isOther(text, at) ? undefined : '',
    ),
};

/** Turns "unless" into "if" and "except" into "including". */
export const EXCEPTION_DROPPED: MutationKind = {
  name: 'unless or except turned',
  make: (text) =>
    replaceEach(text, /(?<![\w\ue000-])(?:unless|except(?: for)?)(?= [\w"])/gi, ({ text: word }) =>
      /^unless/i.test(word) ? 'if' : 'including',
    ),
};
