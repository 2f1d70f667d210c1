import type { Failure } from '@refinery/contracts/optimizations.ts';
import type { enrichments } from '@refinery/db/schema/enrichments.ts';
import type { optimizations } from '@refinery/db/schema/optimizations.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { apiKeyOf } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { andByKey, type InFlightSource } from '../meters/in-flight.ts';
import type { Meter } from '../meters/meters.ts';
import type { Charge } from '../usage/charge.ts';

/** Tables in which a request is a row: `processing` from when it was charged until it ended. */
export type ChargedTable = typeof optimizations | typeof enrichments;

/** Requests of one sort that are charged before their work is done, and where they are written down. */
export interface ChargedRows<T extends ChargedTable = ChargedTable> {
  /** As logs name one; several are named as the meter is. */
  name: string;
  /** One unit of it is what a request costs. */
  meter: Meter;
  table: T;
}

/** What the steps of such a request's life do, as far as its sort decides that. */
export interface ChargedKind<T extends ChargedTable, Row extends { id: string }, Result, Done>
  extends ChargedRows<T> {
  /**
   * Charges a request and writes it down as in progress, both or neither. Errors: `quota_exceeded`, and those
   * with which a caller is refused who lost the right meanwhile.
   */
  begin(ctx: ActorContext, row: Row): Promise<void>;
  /** Stores what came of it, where it is in progress still; else null, with nothing stored. */
  complete(ctx: ActorContext, row: Row, result: Result): Promise<Done | null>;
  /**
   * What a request has instead of a result that failed.
   * @param started when its work began, by `performance.now()`
   */
  failedColumns(
    ctx: ActorContext,
    row: Row,
    failure: Failure,
    started: number,
  ): Promise<PgUpdateSetSource<T>> | PgUpdateSetSource<T>;
}

/** What one request costs. */
export const chargeOf = ({ actor }: CallerContext, { meter }: Pick<ChargedRows, 'meter'>): Charge => ({
  organizationId: actor.organizationId,
  apiKeyId: apiKeyOf(actor),
  meter,
  amount: 1,
});

/** As the partial indexes say it: a parameter would keep prepared statements from using them. */
export const isProcessing = (table: ChargedTable): SQL => sql`${table.status} = 'processing'`;

/** Single requests whose work is being done. */
export const inProgress = ({ meter, table }: ChargedRows): InFlightSource => ({
  meter,
  count: (owner) => sql`(select count(*) from ${table}
    where ${table.organizationId} = ${owner.organizationId} and ${isProcessing(table)}
      ${andByKey(table.apiKeyId, owner)})`,
});
