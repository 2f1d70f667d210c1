import type { PhrasePass, PhraseRule } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

const SUBJECTS: readonly (readonly [contracted: string, plain: string])[] = [
  ["i'm", 'I'],
  ["you're", 'you'],
  ["we're", 'we'],
  ["they're", 'they'],
  ["he's", 'he'],
  ["she's", 'she'],
  ["it's", 'it'],
];

/** "They're able to" is "they can", "you're allowed to" is "you may". */
const CONTRACTED: readonly PhraseRule[] = SUBJECTS.flatMap(([contracted, plain]) =>
  parseRules(`
    1 ${contracted} able to {infinitive} => ${plain} can
    1 ${contracted} capable of {ing} => ${plain} can {base}
    1 ${contracted} in a position to {infinitive} => ${plain} can
    1 ${contracted} not able to {infinitive} => ${plain} can't
    1 ${contracted} unable to {infinitive} => ${plain} can't
    1 ${contracted} going to {doing} => ${plain}'ll
    1 ${contracted} not going to {doing} => ${plain} won't
    1 ${plain.toLowerCase()} will be able to => ${plain} can
    1 ${plain.toLowerCase()}'ll be able to => ${plain} can
  `),
);

/** "It's allowed to" says of no one that they may. */
const PERMITTED: readonly PhraseRule[] = SUBJECTS.filter(([, plain]) => plain !== 'it').flatMap(
  ([contracted, plain]) =>
    parseRules(`
    1 ${contracted} allowed|permitted to {infinitive} => ${plain} may
    1 ${contracted} not allowed|permitted to {infinitive} => ${plain} mustn't
    1 ${contracted} required|obliged to {infinitive} => ${plain} must
  `),
);

/** Permission, duty and ability in one word each; how strong they are stays. */
export const MODALS: PhrasePass = {
  name: 'modals',
  reason: REASONS.wordy,
  language: 'en',
  rules: [
    ...CONTRACTED,
    ...PERMITTED,
    ...parseRules(`
    1 you are allowed|permitted to {infinitive} => you may
    1 we are allowed|permitted to {infinitive} => we may
    1 they are allowed|permitted to {infinitive} => they may
    1 isn't|aren't able to {infinitive} => can't
    1 is|are not able to {infinitive} => can't
    1 is|are unable to {infinitive} => can't
    1 is|are also able to {infinitive} => can also
    1 it's|it is? not possible for you to {infinitive} => you can't
    1 it is not possible for you to {infinitive} => you can't
    1 it's not possible for me to {infinitive} => I can't
    1 it's not possible for us to {infinitive} => we can't
    1 it's not possible for them to {infinitive} => they can't
    1 it's possible for you to {infinitive} => you can
    1 it's possible for them to {infinitive} => they can
    1 is|are going to be => will be
    1 is|are going to have => will have
    1 there's going to be => there will be
    1 ought to {infinitive} => should
    2 isn't|aren't supposed|meant to {infinitive} => shouldn't
    2 is|are not supposed|meant to {infinitive} => shouldn't
    1 ^ you're|you are? welcome|free to {infinitive} => you may
    1 ^ you are welcome|free to {infinitive} => you may
    1 you're welcome|free to {infinitive} => you may
    2 ^ it's|it okay|ok|fine|alright for you? to {infinitive} => you may
    2 ^ it's|it is? okay|ok|fine|alright if you {infinitive} => you may
    1 ^ you aren't also|ever? allowed|permitted|supposed|meant to {infinitive} => don't
    1 ^ you also? aren't allowed|permitted|supposed|meant to {infinitive} => don't
    1 ^ you are not also|ever? allowed|permitted|supposed|meant to {infinitive} => don't
    1 ^ you're not also|ever? allowed|permitted|supposed|meant to {infinitive} => don't
    1 ^ it's not allowed|permitted to {infinitive} => don't
    1 ^ it is not allowed|permitted to {infinitive} => don't
    1 ^ it is strictly? forbidden|prohibited to {infinitive} => don't
    1 ^ it's strictly? forbidden|prohibited to {infinitive} => don't
    2 ^ you must|should not {infinitive} => don't
    2 ^ you mustn't|shouldn't {infinitive} => don't
    2 ^ you must|should not ever {infinitive} => never
    2 ^ you must|should not under any circumstances {infinitive} => never
    2 ^ you must|should not , under any circumstances , {infinitive} => never
    2 ^ you must|should|may never {doing} => never
    2 ^ you must|should not at any point|time {infinitive} => never
    2 ^ you must|should not , at any point|time , {infinitive} => never
    2 ^ you must|should on no account {infinitive} => never
    2 ^ under no circumstances are you to {infinitive} => never
    2 ^ under no circumstances are you allowed|permitted to {infinitive} => never
    2 ^ under no circumstances may you {infinitive} => never
    2 ^ in no case|event should|must|may you {infinitive} => never
    2 ^ at no point|time should|must|may|are you to? {infinitive} => never
    1 ^ don't ever {infinitive} => never
    1 ^ do not ever {infinitive} => never
    1 ^ don't , under any circumstances , {infinitive} => never
    2 , and|but you mustn't|shouldn't {infinitive} => ; don't
    2 , and|but you must|should not {infinitive} => ; don't
    2 , and you should|must also {infinitive} => ; also
    2 ^ you're|you are? to only? {doing} =>
    2 ^ you're not to {infinitive} => don't
    2 ^ you are not to {infinitive} => don't
    2 ^ it's|it is? required|necessary|important|essential|crucial|vital|imperative that you do not {infinitive} => don't
    2 should be|get written|phrased|formulated|worded|given|provided|formatted|presented in !such|a|an|full|order => should be in
    2 must|shall be|get written|phrased|formulated|worded|given|provided|formatted|presented in !such|a|an|full|order => must be in
    `),
  ],
};
