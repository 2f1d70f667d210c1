import type { PlanTable } from '@refinery/contracts/plans.ts';
import type { InFlightSource } from './in-flight.ts';

/** What is charged against which limits, in every organization: one object for the life of a process. */
export interface Quotas {
  /** What the plans hold. */
  plans: PlanTable;
  /** Everything that is charged when it is accepted and ends later. */
  inFlight: readonly InFlightSource[];
}
