import type { CallKind } from '@refinery/contracts/enums.ts';

/** Why a model is called, and for whom. The organization is the candidates' own. */
export interface CallCause {
  kind: CallKind;
  userId: string | null;
  apiKeyId: string | null;
  optimizationId?: string;
  batchId?: string;
  batchItemId?: string;
  enrichmentId?: string;
  /** What the caller sent along. */
  metadata?: Record<string, string>;
}
