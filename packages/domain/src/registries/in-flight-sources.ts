import { inProgress } from '../charged-work/charged-kind.ts';
import type { InFlightSource } from '../meters/in-flight.ts';
import { leasedSpend } from '../meters/leased-spend.ts';
import { reservedSpend } from '../meters/reserved-spend.ts';
import { inFlightItems } from '../work/in-flight-items.ts';
import { chargedKinds } from './charged-kinds.ts';
import { workKinds } from './work-kinds.ts';

/** Everything that is charged when it is accepted and ends later. */
export const inFlightSources: readonly InFlightSource[] = [
  ...chargedKinds.map(inProgress),
  reservedSpend,
  leasedSpend,
  ...inFlightItems(workKinds),
];
