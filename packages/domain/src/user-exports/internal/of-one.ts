import type { Transaction } from '@refinery/db/create-db.ts';

/** Reads the rows of one organization. */
export type Read = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** What is a person's in one organization, line by line. */
export type OfOne = (read: Read, organizationId: string) => AsyncIterable<string>;
