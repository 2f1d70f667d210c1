import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';
import { SECOND_FACTOR_PURPOSE } from './internal/second-factor.ts';

export const sealedSecondFactors: SealedColumn = {
  name: 'second factors',
  of: 'people',
  table: secondFactors,
  owner: secondFactors.userId,
  id: secondFactors.userId,
  sealed: secondFactors.sealedSecret,
  purposeOf: () => SECOND_FACTOR_PURPOSE,
  assign: (sealed) => sql`sealed_secret = ${sealed}`,
};
