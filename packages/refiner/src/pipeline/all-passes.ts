import { CAUSATIVES } from '../passes/causatives.ts';
import { CLEFTS } from '../passes/clefts.ts';
import { COVERED } from '../passes/covered/covered.ts';
import { DOUBLED_WORDS } from '../passes/doubled-words.ts';
import { ESCAPED_BREAKS } from '../passes/escaped-breaks.ts';
import { AMOUNTS } from '../passes/europe/amounts.ts';
import { LABELS } from '../passes/europe/labels.ts';
import { PASSIVES } from '../passes/europe/passives.ts';
import { PARTICIPLES } from '../passes/europe/relatives.ts';
import { THEN } from '../passes/europe/then.ts';
import { STATED_WISHES } from '../passes/europe/wishes.ts';
import { FLAT } from '../passes/flat.ts';
import { PLAIN_NOTES } from '../passes/ideographic/plain-notes.ts';
import { ITEM_ARTICLES } from '../passes/item-articles.ts';
import { JSON_MINIFY } from '../passes/json-minify.ts';
import { LIST_COMMAS } from '../passes/list-commas.ts';
import { LIST_LEADS } from '../passes/list-leads.ts';
import { MARKDOWN } from '../passes/markdown.ts';
import { MATERIAL_LABELS } from '../passes/material-labels.ts';
import { OBLIGATIONS } from '../passes/obligations.ts';
import { OPTIONAL_THAT } from '../passes/optional-that.ts';
import { PARALLEL_INFINITIVES } from '../passes/parallel-infinitives.ts';
import { PARALLEL_SENTENCES } from '../passes/parallel-sentences.ts';
import type { CodePass } from '../passes/pass.ts';
import { PASSIVE_ORDERS } from '../passes/passive-orders.ts';
import { PLACEHOLDER_ECHO } from '../passes/placeholder-echo.ts';
import { POLITE_FRAMES } from '../passes/polite-frames.ts';
import { RELATIVE_CLAUSES } from '../passes/relative-clauses.ts';
import { REPEATED_FRAMES } from '../passes/repeated-frames.ts';
import { REPETITION } from '../passes/repetition.ts';
import { REQUESTS } from '../passes/requests.ts';
import { ROLE_SENTENCES } from '../passes/role-sentences.ts';
import { SHARED_SUBJECTS } from '../passes/shared-subjects.ts';
import { TABLES } from '../passes/tables.ts';
import { TALK } from '../passes/talk/talk.ts';
import { BANS } from '../passes/telegraph/bans.ts';
import { COMPOUNDS } from '../passes/telegraph/compounds.ts';
import { CONDITIONS } from '../passes/telegraph/conditions.ts';
import { FINAL_STOP } from '../passes/telegraph/final-stop.ts';
import { IN_RESPONSE } from '../passes/telegraph/in-response.ts';
import { NUMERALS } from '../passes/telegraph/numerals.ts';
import { OPENERS } from '../passes/telegraph/openers.ts';
import { QUESTIONS } from '../passes/telegraph/questions.ts';
import { RATES } from '../passes/telegraph/rates.ts';
import { RELATIVES } from '../passes/telegraph/relatives.ts';
import { REQUIREMENTS } from '../passes/telegraph/requirements.ts';
import { SAME_SUBJECT } from '../passes/telegraph/same-subject.ts';
import { SUBJECTS } from '../passes/telegraph/subjects.ts';
import { THEN_CLAUSES } from '../passes/then-clauses.ts';
import { TYPOGRAPHY } from '../passes/typography.ts';
import { WISHES } from '../passes/wishes.ts';

/** Before the phrases: repeated sentences are compared as they were written. */
export const EARLY_PASSES: readonly CodePass[] = [
  ESCAPED_BREAKS,
  REPETITION,
  COVERED,
  TALK,
  JSON_MINIFY,
  FLAT,
  TABLES,
  MARKDOWN,
  DOUBLED_WORDS,
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
  SAME_SUBJECT,
  REQUIREMENTS,
  IN_RESPONSE,
  SUBJECTS,
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
