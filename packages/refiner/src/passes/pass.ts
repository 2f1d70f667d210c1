import type { Script } from '@refinery/guard/lexicon/tables.ts';
import type { Draft } from '../draft/draft.ts';
import type { Rank } from '../model/pass.ts';

/** A pass that needs more than a list of phrases. */
export interface CodePass {
  name: string;
  reason: string;
  rank: Rank;
  /** The language of the sentences that it changes; undefined: any. */
  language?: Script;
  /**
   * Looks at one sentence at a time and at nothing beside it, so that a sentence it left alone needs no
   * second look.
   */
  local?: boolean;
  run: (draft: Draft, rank: Rank) => void;
}
