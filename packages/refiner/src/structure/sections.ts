export const SECTION_NAMES = ['role', 'task', 'context', 'examples', 'output', 'constraints'] as const;

/** Sections in the order in which they are written: what to do early, what binds it last. */
export type SectionName = (typeof SECTION_NAMES)[number];

export type Sections = Record<SectionName, string[]>;

export function emptySections(): Sections {
  return { role: [], task: [], context: [], examples: [], output: [], constraints: [] };
}

/** What a heading or label names, by its words. */
const HEADINGS: readonly (readonly [SectionName, RegExp])[] = [
  [
    'constraints',
    /\b(?:rules?|constraints?|requirements?|guidelines?|limitations?|restrictions?|do nots?|don'ts|avoid|must)\b/i,
  ],
  ['examples', /\b(?:examples?|samples?|demonstrations?)\b/i],
  ['output', /\b(?:output|format|response|deliverables?|answer)\b/i],
  ['role', /\b(?:role|persona|identity|who you are)\b/i],
  [
    'task',
    /\b(?:tasks?|goals?|objectives?|instructions?|steps|responsibilities|mission|your job|workflow|process|you will)\b/i,
  ],
  ['context', /\b(?:context|background|inputs?|variables?|data|information|situation|audience)\b/i],
];

/** Section of a heading or label, or undefined where its words name none. */
export function sectionOfHeading(heading: string): SectionName | undefined {
  return HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
}

const OPENINGS: readonly (readonly [SectionName, RegExp])[] = [
  ['examples', /^(?:for example|for instance|e\.g\.|examples?\b|sample\b)/i],
  [
    'role',
    /^(?:act as|you are (?:an?|the)\b|you're an?\b|imagine (?:that )?you(?:'re| are)|pretend (?:to be|you)|play the role|take on the role|assume the role|as an? [\w -]{2,40}, you)/i,
  ],
  [
    'constraints',
    /\b(?:do not|don't|never|must not|mustn't|should not|shouldn't|cannot|can't|avoid|refrain|without|unless|except|only|must|at (?:least|most)|no (?:more|less|fewer) than|up to|exactly|maximum|minimum)\b/i,
  ],
  [
    'output',
    /^(?:output|format|return|respond|reply|answer|present|provide the (?:output|answer|result)s?|your (?:answer|response|reply|output)|the (?:answer|response|reply|output|result))\b/i,
  ],
];

/** Sentences that lean on the one before them stay with it. */
const LEANING =
  /^(?:this|that|these|those|it|they|he|she|such|then|also|however|otherwise|therefore|so|but|and|or|if so|in that case|additionally|furthermore|instead|here|there|next|finally|first|second|third)\b/i;

/** Section of a sentence, or undefined where it stays with the one before it. */
export function sectionOfSentence(sentence: string, startsWithVerb: boolean): SectionName | undefined {
  if (LEANING.test(sentence)) return undefined;
  const found = OPENINGS.find(([, pattern]) => pattern.test(sentence));
  if (found) return found[0];
  if (startsWithVerb || /^(?:your (?:task|goal|job|mission) is|i (?:need|want)|help me)\b/i.test(sentence))
    return 'task';
  return /\?["'”)]?$/.test(sentence) ? 'task' : 'context';
}
