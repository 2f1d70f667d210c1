import type Stripe from 'stripe';

/** Metadata after a change: `''` for a key unsets it, `''` for all (an empty record) unsets all. */
export function mergeMetadata(
  before: Stripe.Metadata | null,
  change: Record<string, string> | undefined,
): Stripe.Metadata {
  if (change === undefined) return before ?? {};
  if (Object.keys(change).length === 0) return {};
  const merged = Object.entries({ ...before, ...change }).filter(([, value]) => value !== '');
  return Object.fromEntries(merged);
}
