import { FINAL_STOP } from '../passes/final-stop.ts';
import { FLAT } from '../passes/flat.ts';
import { JSON_MINIFY } from '../passes/json-minify.ts';
import { LIST_LEADS } from '../passes/list-leads.ts';
import { MARKDOWN } from '../passes/markdown.ts';
import { OBLIGATIONS } from '../passes/obligations.ts';
import { OPTIONAL_THAT } from '../passes/optional-that.ts';
import type { CodePass } from '../passes/pass.ts';
import { RELATIVE_CLAUSES } from '../passes/relative-clauses.ts';
import { REQUESTS } from '../passes/requests.ts';
import { ROLE_SENTENCES } from '../passes/role-sentences.ts';
import { TALK } from '../passes/talk/talk.ts';

/** Before the phrases. */
export const EARLY_PASSES: readonly CodePass[] = [
  TALK,
  JSON_MINIFY,
  FLAT,
  MARKDOWN,
  LIST_LEADS,
  ROLE_SENTENCES,
  RELATIVE_CLAUSES,
];

/** After the phrases. */
export const LATE_PASSES: readonly CodePass[] = [OPTIONAL_THAT, OBLIGATIONS, REQUESTS, FINAL_STOP];
