import { organizations } from '@refinery/db/schema/organizations.ts';
import type { Caller } from '../context/actor.ts';

/** Columns of an organization that tell an actor of it whether it is suspended. */
export const suspensionColumns = {
  suspendedAt: organizations.suspendedAt,
  suspendedReason: organizations.suspendedReason,
};

export type SuspensionRow = Pick<typeof organizations.$inferSelect, keyof typeof suspensionColumns>;

export const suspensionOf = ({ suspendedAt, suspendedReason }: SuspensionRow): Caller['suspended'] =>
  suspendedAt && { reason: suspendedReason };
