import type { Quotas } from '../../meters/quotas.ts';
import { inFlightItems } from '../in-flight-items.ts';

/** The quotas of a process that does a further kind of work. */
export const withKind = (quotas: Quotas, kind: Parameters<typeof inFlightItems>[0][number]): Quotas => ({
  ...quotas,
  inFlight: [...quotas.inFlight, ...inFlightItems([kind])],
});
