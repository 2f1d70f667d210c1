import type { PhrasePass, PhraseRule } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

const ordinal = (day: number): string => {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
};

/** "The 8th of November" is "8 November". */
const DATES: readonly PhraseRule[] = [...Array(31).keys()].map((index) => ({
  pattern: `the ${ordinal(index + 1)} of {month}`,
  replacement: `${index + 1}`,
  rank: 1,
}));

const CONCERNS = 'questions problems requests concerns issues queries doubts'.split(' ');

/** "Any questions that they might have about it" is "any questions about it". */
const ANY_CONCERNS: readonly PhraseRule[] = CONCERNS.flatMap((noun) => ({
  pattern: `any ${noun} that|which? they|he|she|people|users|customers may|might|could have`,
  replacement: `any ${noun}`,
  rank: 1,
}));

const DEGREES = 'short brief simple clear concise precise accurate detailed soon quickly often closely'.split(
  ' ',
);

/** "As short as you possibly can" is "as short as possible". */
const AS_POSSIBLE: readonly PhraseRule[] = DEGREES.flatMap((degree) =>
  [`can possibly? be !made|done|kept|written|put`, `can possibly? !be|possibly`].map((can) => ({
    pattern: `as ${degree} as you|it possibly? ${can}`,
    replacement: `as ${degree} as possible`,
    rank: 1,
  })),
);

/** What people say in more words than the same thing needs in writing. */
export const EVERYDAY: PhrasePass = {
  name: 'everyday',
  reason: REASONS.wordy,
  language: 'en',
  rules: [
    ...DATES,
    ...ANY_CONCERNS,
    ...AS_POSSIBLE,
    ...parseRules(`
    1 each of them => each
    1 both of them => both
    1 none of them => none
    1 each|every single one of => each of
    1 not a single one of => none of
    1 not one of {determiner} => none of
    1 all of {owner} => all
    1 in each and every case => in every case
    1 all of the time => all the time
    1 at the moment !of|when|that|in|, => now
    1 right now => now
    1 no matter where => wherever
    1 no matter who => whoever
    1 no matter which => whichever
    1 no matter when => whenever
    1 no matter what happens => whatever happens
    1 no matter what you => whatever you
    1 no matter what they => whatever they
    1 no matter what it => whatever it
    1 no matter what he => whatever he
    1 no matter what she => whatever she
    1 no matter what the => whatever the
    2 !{perfect} come up with ideas => suggest ideas
    2 !{perfect} come up with names => suggest names
    1 if|when|where it's|it is? possible => if possible
    1 if|when|where it's|it is? necessary => if necessary
    1 if|when it's|it is? needed => if needed
    1 if|when|where it's|it is? appropriate => if appropriate
    1 if|when|where it's|it is? relevant => if relevant
    1 if|when|where it's|it is? applicable => if applicable
    1 a piece of software => software
    1 a piece of information => information
    1 a piece of advice => advice
    1 a piece of writing => text
    1 like|love to have {amount} => like
    1 ^^ oh ,? and|by? the? way? ,? =>
    1 ^^ oh , =>
    1 ^^ and also ,? {opening} =>
    2 ^^ so {pronoun} =>
    1 ^^ so , =>
    1 !{clause} that|which contains|contain|features => with
    1 !{clause} that|which includes|include => including
    2 !{clause} that|which describes|describe => describing
    2 !{clause} that|which explains|explain => explaining
    2 !{clause} that|which shows => showing
    2 !{clause} that|which summarizes|summarize => summarizing
    2 !{clause} that|which summarises|summarise => summarising
    2 !{clause} that|which covers => covering
    2 !{clause} that|which compares|compare => comparing
    2 !{clause} that|which highlights => highlighting
    2 !{clause} that|which reflects|reflect => reflecting
    2 !{clause} that|which focuses|focus on => on
    2 !{clause} that|which deals|deal with => about
    1 !{clause} that|which has|have {held} => with
    1 !{clause} who has|have {held} => with
    1 that consists|consist of => of
    2 don't have any !of|more => have no
    2 doesn't have any !of|more => has no
    2 do not have any !of|more => have no
    2 does not have any !of|more => has no
    1 e - mail => email
    1 e - mails => emails
    1 ^^ in case !of|that => if
    1 a little bit !of => slightly
    1 the reason|reasons for why => why
    1 but at the same time ,? => but
    1 and at the same time ,? => and
    1 ^ the answer|response|reply that? you give|write|provide => your answer
    1 ^ the answers|responses|replies that? you give|write|provide => your answers
    1 ^ the way|ways in which => the way
    1 ^ with regard|regards|respect to => regarding
    1 would be able to => could
    1 ~ the things that|which {pronoun} => what
    2 when|while you're {gerund} => when
    2 when|while you are {gerund} => when
    1 the first one {finite} => the first
    1 the second one {finite} => the second
    1 the third one {finite} => the third
    1 the last one {finite} => the last
    1 the next one {finite} => the next
    1 the other one {finite} => the other
    1 whatsoever =>
    1 only ever => only
    1 never ever => never
    1 , which is why => , so
    1 , and that is why => , so
    1 , and that's why => , so
    1 , which|that means that? => , so
    1 , and that|this includes => , including
    1 , and by that|this i|we mean => , meaning
    1 , by which i|we mean => , meaning
    1 , and by this|that i'm|we're referring to => , meaning
    1 , which is|are : => :
    1 and things|stuff like that $ => etc.
    1 down|further below => below
    1 further down $ => below
    1 that|which you can|will find|see|read down|further? below => below
    1 that|which you'll find|see|read down|further? below => below
    1 that|which you find|see down|further? below => below
    1 that|which i have put|pasted|copied|attached|included|added down|further? below => below
    1 that|which i've put|pasted|copied|attached|included|added down|further? below => below
    1 that|which i pasted|copied|attached|included|added down|further? below => below
    1 ^ after that , => then
    1 ^ after this , => then
    1 ^ after that {pronoun} => then
    1 and after that , => and then
    1 ^ once that|this is done , => then
    1 ^ once that's done , => then
    1 ^ when that|this is done , => then
    1 ^ first of all ,? => first,
    1 ^ to begin|start with , => first,
    1 ^ to conclude|finish , => finally,
    1 ^ in conclusion , => finally,
    1 ^ at the very end , => finally,
    1 ^ as a first step ,? => first,
    1 ^ as a second|next step ,? => next,
    1 ^ as a last|final step ,? => finally,
    1 ^ in a first step ,? => first,
    1 ^ in a second step ,? => then
    1 and to be honest ,? => and
    1 , to be honest , =>
    1 , if i'm honest , =>
    1 , to be perfectly|quite|completely honest , =>
    1 a bit of {a} =>
    1 as far as you possibly? can => as far as possible
    1 as much as you possibly? can => as much as possible
    1 for what reason|reasons => why
    1 at what time => when
    1 in what way|ways => how
    1 ^ if this|that is the case , => if so,
    1 ^ if that's the case , => if so,
    1 ^ if this|that is not the case , => if not,
    1 ^ if this|that isn't the case , => if not,
    1 ^ if that's not the case , => if not,
    1 {number} in the morning => am
    1 {number} o'clock in the morning => am
    1 {number} in the afternoon|evening => pm
    1 {number} o'clock in the afternoon|evening => pm
    1 and of nothing else => and nothing else
    1 has got {amount} => has
    1 have got {amount} => have
    1 seeing that|as {pronoun} => since
    1 with the result that => so
    1 with a view to {ing} => to {base}
    1 in any way $ =>
    1 in any way {comma} =>
    1 !{not}|if at all $ =>
    1 !{not}|if at all {comma} =>
    2 , in case that's|it's relevant|useful|helpful $ =>
    1 ^ i'd|i would say {number} =>
    1 ^ i'd say about|around|roughly {number} => about
    1 , i'd|i would say ,? in => , in
    2 if you find yourself {ing} => if you {base}
    2 should you find yourself {ing} => should you {base}
    `),
  ],
};
