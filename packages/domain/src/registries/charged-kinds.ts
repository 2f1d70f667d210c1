import type { ChargedRows } from '../charged-work/charged-kind.ts';
import { chargedOptimizations } from '../optimizations/charged-optimizations.ts';
import { chargedEnrichments } from '../prompts/enriching/charged-enrichments.ts';

/** Single requests that are charged before their work is done. */
export const chargedKinds: readonly ChargedRows[] = [chargedOptimizations, chargedEnrichments];
