import { prefixedLines } from '../../lines.ts';

const ADJECTIVES: readonly [prefix: string, words: string][] = [
  [
    'un',
    `acceptable available aware certain common comfortable fair familiar favourable favorable formatted friendly
    healthy helpful important intentional interesting known lawful likely natural official pleasant polite popular
    predictable professional readable realistic reasonable related reliable safe satisfactory specific stable
    successful suitable sure trustworthy typical usable usual`,
  ],
  [
    'in',
    `accessible accurate active adequate applicable appropriate capable coherent compatible consistent effective
    efficient eligible flexible formal significant sufficient valid visible`,
  ],
  ['im', 'partial polite possible practical precise probable proper'],
  ['ir', 'rational regular relevant replaceable responsible reversible'],
  ['il', 'legal legible logical'],
];

const PARTICIPLES =
  'announced answered approved assigned authorised authorized confirmed decided documented edited encrypted identified labelled labeled licensed processed published registered requested resolved reviewed signed solicited solved specified supported tested translated used verified';

const ADJECTIVE_BEHIND = ['not', "isn't", "aren't", "wasn't", "weren't", 'not look', 'not seem', 'not sound'];
/** "Names are not translated" forbids. */
const PARTICIPLE_BEHIND = ['not been', "hasn't been", "haven't been", 'not yet been', 'not yet'];

/** The same said with and without a negation. */
export const NEGATED = `
${ADJECTIVES.map(([prefix, words]) => prefixedLines(prefix, words, ADJECTIVE_BEHIND)).join('\n')}
${prefixedLines('un', PARTICIPLES, PARTICIPLE_BEHIND)}
unverified | unconfirmed
uncommon | rare
not more than | at most | no more than | up to | max
not less than | at least | no less than | no fewer than | min
not able to | unable to | cannot | can't
not aware of | unaware of
not many | few
not often | rarely | seldom
not allowed | forbidden | prohibited | banned | must not
not include | exclude | omit | leave out | leave off | skip
not accept | reject | refuse
not different | alike | same
not late | on time | punctual
not mention | omit | leave unmentioned | leave out
not notice | overlook
not pay attention to | ignore
not remember | forget
not stop | continue | go on
not use | avoid | do without | leave out | manage without | without
not all | only some
unpaid | outstanding | not yet paid
unfinished | incomplete
incomplete | partial
unread | not yet read
unused | not in use
unopened | still sealed
unsolicited | unrequested
unanswered | without an answer | without a reply
unsigned | without a signature
undated | without a date
untranslated | not translated | left in the original language
nonexistent | does not exist | that do not exist | non-existent | not existing
`;
