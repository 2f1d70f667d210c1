import type { Plan } from '@refinery/contracts/enums.ts';
import type { CallDetails, Context } from '../context/context.ts';

/** The directory of an identity provider, by the token that it shows. */
export interface Directory {
  tokenId: string;
  organizationId: string;
  connectionId: string;
  plan: Plan;
}

/** What a verb works with that a directory calls. */
export type DirectoryContext = Pick<Context, 'clock' | 'db' | 'settings' | 'systemDb'> &
  CallDetails & { directory: Directory };
