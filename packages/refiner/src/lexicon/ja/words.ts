/** A noun of kanji or katakana that "する" makes a verb of. */
export const NOUN = '[\\u4e00-\\u9fff々\\u30a1-\\u30f6ー]';
/** Where a sentence ends. */
export const END = '(?=[。！!]|$)';
/** Not "お客様に喜んでほしい": somebody else is to do it. */
const BY_YOU =
  '(?<!(?:様|者|方|さん|客|人|子|ども|たち|達|ユーザー|生徒|皆|みんな|彼|彼女|相手|先生|社員)[にが][^。、]{0,15})';
/** Not "困っていて、…": a state is no first step towards what is asked for, and with "あなたには" goes "もらう". */
const NO_STATE = '(?<!(?:[てで](?:いて|おり)|くて|あり|あって)、[^。]{0,120})(?<!あなたに[^。]{0,120})';
/** Behind the "て" of a verb. */
export const TE = `${BY_YOU}${NO_STATE}(?<=[てで])`;
export const GLAD =
  '(?:大変|とても|すごく|本当に|非常に)?(?:助かります|助かる|幸いです|幸いに存じます|嬉しいです|うれしいです|ありがたいです|ありがたく存じます|嬉しい)';
export const ASK = 'お願い(?:いた|致)?し(?:ます|申し上げます)';
/** Others whose wishes are told. */
export const NOT_THEIRS =
  '(?<!(?:彼女?|さん|様|者|社|人|客|子|ユーザー|母|父|娘|息子|夫|妻|上司|先生|学生|生徒|方|たち|達)[はがも][^。]{0,30})';
