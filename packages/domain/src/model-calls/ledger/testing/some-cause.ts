import type { CallCause } from '../call-cause.ts';

/** The cause of a call of a test that is not about causes. */
export const SOME_CAUSE: CallCause = { kind: 'optimize', userId: null, apiKeyId: null };
