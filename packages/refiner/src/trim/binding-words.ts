import { wordSet } from '@refinery/text/word-list.ts';

/**
 * Words that make a sentence more than background: they address the reader, ask, allow, forbid, set a
 * condition, define, point at material, or speak about what is to be made and for whom. A sentence with one
 * of them is never trimmed.
 */
export const BINDING = wordSet(
  `you your yours yourself you're you'll you've you'd must should shall ought need needs needed want wants wanted wish wishes
  require requires required requirement requirements please sure ensure ensures let lets let's will would can could may might we'll i'll we'd i'd
  they'll it'll if whether whenever otherwise provided assuming assume suppose always every each
  important importantly critical crucial essential vital mandatory necessary note noted remember reminder careful attention focus priority prioritize
  goal goals aim objective objectives purpose task tasks job role question questions request requests asked ask asks asking help looking trying seeking
  instruction instructions rule rules constraint constraints limit limits limited deadline budget format formats output outputs answer answers
  response responses reply replies style tone voice length language audience reader readers title topic theme subject setting character characters
  plot step steps example examples instance sample samples mean means meaning refer refers defined define defines definition stands called
  following follows below above attached here listed prefer prefers preferred preference expect expects expected hope allow allows allowed
  instead rather`,
);

/** Verbs of a sentence that suggests: "this could include …", "it may range from …". */
export const SUGGESTED = wordSet('include involve contain range entail cover mean be');

/** Of the binding words, those that oblige even where a sentence suggests. */
export const OBLIGING = wordSet(
  'must shall should ought need needs needed require requires required ensure ensures sure please always every each if',
);

/** The speaker's own situation. */
export const FIRST_PERSON = wordSet("i we my our i'm we're i've we've");

/** Openers of a statement about something named behind them. */
export const DETERMINERS = wordSet('the some many most several other there their his her its');

/** A statement has one of these; a phrase ("A bright room with a view.") has none. */
export const VERBS = wordSet(
  `is are has have was were had sells offers works lives uses enjoys likes loves comes goes makes serves runs keeps stays remains seems looks gets
  gives takes brings sell offer work live use enjoy love come go serve stay remain did been became began came felt found founded gave got grew knew
  launched left lost made met moved opened said saw sold started took told went won worked`,
);

/**
 * A prompt with one of these describes what is to be seen or told: only the first person speaks of something
 * else there.
 */
export const DEPICTIONS = wordSet(
  `image images photo photos photograph photography picture pictures portrait portraits shot shots scene scenes camera illustration render rendering
  cinematic selfie video logo poster story stories novel screenplay tale fiction roleplay role-play puzzle riddle`,
);

/** The same where an instruction asks for one of these: statements say what it has and does. */
export const BUILT_THINGS = wordSet(
  `function functions script scripts program code app apps application website webpage page query class classes api algorithm component components
  interface ui system software module database table tool bot chatbot plugin design layout problem game`,
);

/** Words of a sentence that asks for something. */
export const ASKING = wordSet('you your please');

/** Words that stand for something said before. */
export const STAND_INS = wordSet('it its them they their he him his she her this these those such');

/** Openers that point back: the sentence stands with the one before it. */
export const POINTING_BACK = wordSet(
  "it they this that these those he she such it's they're he's she's that's and but so also however therefore thus then",
);

/** Openers of a phrase or clause before the subject, which a comma ends. */
export const LEAD_IN = wordSet(
  'in on at over since because while although though as after before during with from throughout around across like unlike despite given until',
);

/** Adverbs before the subject, with or without a comma. */
export const LEAD_ADVERBS = wordSet(
  'currently recently lately today nowadays generally usually typically traditionally historically sometimes often overall meanwhile originally',
);

/** Behind these an instruction says for whom or why, no more what is to be made. */
export const REASONS = wordSet('for because so since as by when while');

/** Words that point at material in the prompt. */
export const POINTERS = wordSet(
  'this these following below above attached given provided next preceding previous',
);
