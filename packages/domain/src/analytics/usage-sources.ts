import { enrichmentSource } from './sources/enrichment-source.ts';
import { optimizationSource } from './sources/optimization-source.ts';
import { testSource } from './sources/test-source.ts';
import type { UsageSource } from './usage-source.ts';

/** Everything that analytics count. */
export const usageSources: readonly UsageSource[] = [optimizationSource, enrichmentSource, testSource];
