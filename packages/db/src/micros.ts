import { type SQL, sql } from 'drizzle-orm';

/** Millionths of a US dollar: money is counted in these, so that sums of it are exact. */
const PER_USD = 1_000_000;

/** Half of what a computed price may be off by, in micros. */
const NOISE = 1e-6;

/** An amount with up to six decimals, exactly; null where it has more. */
export function toMicros(usd: number): number | null {
  const micros = Math.round(usd * PER_USD);
  return toUsd(micros) === usd ? micros : null;
}

/** A computed price in whole micros, rounded up: many small calls do not cost nothing. */
export const upToMicros = (usd: number): number => Math.max(0, Math.ceil(usd * PER_USD - NOISE));

/** The number whose decimals are those of the amount: up to 10⁹ dollars, a number holds all six. */
export const toUsd = (micros: number): number => micros / PER_USD;

/** {@link upToMicros} of a column, as SQL; null where that is null. */
export const microsIn = (usd: SQL): SQL =>
  sql`(case when ${usd} is not null then greatest(0, ceil(${usd} * ${PER_USD}::double precision - ${NOISE}::double precision))::bigint end)`;
