import type { CallKind } from '@refinery/contracts/enums.ts';
import { apiKeyOf, type Caller } from '../context/actor.ts';
import type { CallCause } from '../model-calls/ledger/call-cause.ts';

/** The cause of a call that somebody asks for. */
export const causeOf = (
  actor: Caller,
  kind: CallKind,
  of: Omit<CallCause, 'kind' | 'userId' | 'apiKeyId'> = {},
): CallCause => ({ kind, userId: actor.userId, apiKeyId: apiKeyOf(actor), ...of });
