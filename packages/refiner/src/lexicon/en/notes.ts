import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

/** Short forms that only notes have. */
export const NOTES: PhrasePass = {
  name: 'notes',
  reason: REASONS.note,
  language: 'en',
  rules: parseRules(`
    3 ^ do not use|include any !other|of|more => no
    3 ^ don't use|include any !other|of|more => no
    2 ^ there should|must be no => no
    3 ^ there should|must be !a|no|not => include
    3 ^ there should|must be a|an => include
    3 without any !of|other|more|further => without
    3 would|will be able to => can
    3 !not|don't|doesn't|didn't|to|may|might|will|would|could|i|you need|needs to be => must be
    3 !only|just|not needs to {action} => must
    3 !only|just|not has to be => must be
    3 ^ you may not {action} => don't
    3 ^ you're|are allowed|permitted to {action} => you may
    3 ^ you're|are welcome|free to {action} => you may
    3 double quotation marks => double quotes
    3 single quotation marks => single quotes
    3 !no|any|without quotation marks => quotes
    3 all capital letters => all caps
    3 !no|any|without capital letters => capitals
    3 in all lowercase letters => in all lowercase
    3 in lowercase letters => in lowercase
    3 bullet points => bullets
    3 bulleted points => bullets
    3 {comma} and then {infinitive} => then
    3 ^ write me !to|about|with|and|.|,| => write
    3 ^ suggest me !to|with|and|or|.|,|:| => suggest
    3 ^ recommend me !to|with|and|or|.|,|:| => recommend
    3 ^ make me !to|with|and|or|.|,|:| => make
    3 ^ create me !to|with|and|or|.|,|:| => create
    3 ^^ i would like {object} => want
    3 ^^ i'd like {object} => want
    3 ^ the following rules are very|really|extremely? important|crucial|critical|essential : => rules:
    3 ^ you should|must|will then {action} => then
    3 ^ how do|can|should|would i {action} => how to
    3 ^^ is there a|any way to => how to
  `),
};
