import { PLAIN_NOTES } from '../ideographic/plain-notes.ts';
import { CAUSATIVES } from './causatives.ts';
import { CLEFTS } from './clefts.ts';
import { COVERED } from './covered/covered.ts';
import { DOUBLED_WORDS } from './doubled-words.ts';
import { ESCAPED_BREAKS } from './escaped-breaks.ts';
import { AMOUNTS } from './europe/amounts.ts';
import { LABELS } from './europe/labels.ts';
import { PASSIVES } from './europe/passives.ts';
import { PARTICIPLES } from './europe/relatives.ts';
import { THEN } from './europe/then.ts';
import { STATED_WISHES } from './europe/wishes.ts';
import { FLAT } from './flat.ts';
import { HEADING_DECORATION } from './heading-decoration.ts';
import { HORIZONTAL_RULES } from './horizontal-rules.ts';
import { ITEM_ARTICLES } from './item-articles.ts';
import { JSON_MINIFY } from './json-minify.ts';
import { LIST_COMMAS } from './list-commas.ts';
import { LIST_INDENTS } from './list-indents.ts';
import { LIST_LEADS } from './list-leads.ts';
import { MANNER } from './manner.ts';
import { MARKDOWN } from './markdown.ts';
import { MATERIAL_LABELS } from './material-labels.ts';
import { OBLIGATIONS } from './obligations.ts';
import { OPTIONAL_THAT } from './optional-that.ts';
import { PARALLEL_INFINITIVES } from './parallel-infinitives.ts';
import { PARALLEL_SENTENCES } from './parallel-sentences.ts';
import type { CodePass } from './pass.ts';
import { PASSIVE_ORDERS } from './passive-orders.ts';
import { PLACEHOLDER_ECHO } from './placeholder-echo.ts';
import { POLITE_FRAMES } from './polite-frames.ts';
import { RELATIVE_CLAUSES } from './relative-clauses.ts';
import { REPEATED_FRAMES } from './repeated-frames.ts';
import { REPETITION } from './repetition.ts';
import { REQUESTS } from './requests.ts';
import { ROLE_SENTENCES } from './role-sentences.ts';
import { SHARED_SUBJECTS } from './shared-subjects.ts';
import { TABLES } from './tables.ts';
import { TALK } from './talk/talk.ts';
import { BANS } from './telegraph/bans.ts';
import { COMPOUNDS } from './telegraph/compounds.ts';
import { CONDITIONS } from './telegraph/conditions.ts';
import { COPULA } from './telegraph/copula.ts';
import { FINAL_STOP } from './telegraph/final-stop.ts';
import { IN_RESPONSE } from './telegraph/in-response.ts';
import { LIMITS } from './telegraph/limits.ts';
import { NUMERALS } from './telegraph/numerals.ts';
import { OPENERS } from './telegraph/openers.ts';
import { QUESTIONS } from './telegraph/questions.ts';
import { RATES } from './telegraph/rates.ts';
import { RELATIVES } from './telegraph/relatives.ts';
import { REQUIREMENTS } from './telegraph/requirements.ts';
import { SAME_SUBJECT } from './telegraph/same-subject.ts';
import { SUBJECTS } from './telegraph/subjects.ts';
import { THEN_CLAUSES } from './then-clauses.ts';
import { TYPOGRAPHY } from './typography.ts';
import { WISHES } from './wishes.ts';

/** Before the phrases: repeated sentences are compared as they were written. */
export const EARLY_PASSES: readonly CodePass[] = [
  ESCAPED_BREAKS,
  REPETITION,
  COVERED,
  TALK,
  JSON_MINIFY,
  FLAT,
  HORIZONTAL_RULES,
  HEADING_DECORATION,
  TABLES,
  MARKDOWN,
  LIST_INDENTS,
  DOUBLED_WORDS,
  MANNER,
  CAUSATIVES,
  LIST_LEADS,
  MATERIAL_LABELS,
  PLACEHOLDER_ECHO,
  ROLE_SENTENCES,
  RELATIVE_CLAUSES,
  CLEFTS,
  REPEATED_FRAMES,
  PARALLEL_SENTENCES,
  PASSIVE_ORDERS,
  POLITE_FRAMES,
  WISHES,
  SHARED_SUBJECTS,
];

/** After the phrases. */
export const LATE_PASSES: readonly CodePass[] = [
  PARALLEL_INFINITIVES,
  OPTIONAL_THAT,
  OBLIGATIONS,
  THEN_CLAUSES,
  REQUESTS,
  THEN,
  STATED_WISHES,
  PARTICIPLES,
  PASSIVES,
  LABELS,
  AMOUNTS,
  BANS,
  CONDITIONS,
  OPENERS,
  QUESTIONS,
  LIMITS,
  SAME_SUBJECT,
  REQUIREMENTS,
  IN_RESPONSE,
  SUBJECTS,
  COPULA,
  RELATIVES,
  RATES,
  COMPOUNDS,
  ITEM_ARTICLES,
  NUMERALS,
  LIST_COMMAS,
  FINAL_STOP,
  TYPOGRAPHY,
  PLAIN_NOTES,
];
