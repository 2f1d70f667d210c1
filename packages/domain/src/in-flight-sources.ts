import { enrichmentsInProgress } from './enrichments/in-progress.ts';
import { optimizationsInProgress } from './optimizations/in-progress.ts';
import type { InFlightSource } from './usage/meters/in-flight.ts';
import { leasedSpend } from './usage/meters/leased-spend.ts';
import { reservedSpend } from './usage/meters/reserved-spend.ts';
import { inFlightItems } from './work/in-flight-items.ts';
import { workKinds } from './work-kinds.ts';

/** Everything that is charged when it is accepted and ends later. */
export const inFlightSources: readonly InFlightSource[] = [
  optimizationsInProgress,
  enrichmentsInProgress,
  reservedSpend,
  leasedSpend,
  ...inFlightItems(workKinds),
];
