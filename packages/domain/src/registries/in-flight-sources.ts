import type { InFlightSource } from '../meters/in-flight.ts';
import { leasedSpend } from '../meters/leased-spend.ts';
import { reservedSpend } from '../meters/reserved-spend.ts';
import { optimizationsInProgress } from '../optimizations/in-progress.ts';
import { enrichmentsInProgress } from '../prompts/enriching/in-progress.ts';
import { inFlightItems } from '../work/in-flight-items.ts';
import { workKinds } from './work-kinds.ts';

/** Everything that is charged when it is accepted and ends later. */
export const inFlightSources: readonly InFlightSource[] = [
  optimizationsInProgress,
  enrichmentsInProgress,
  reservedSpend,
  leasedSpend,
  ...inFlightItems(workKinds),
];
