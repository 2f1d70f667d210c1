import { batchKind } from './batches/batch-kind.ts';
import { enrichmentKind } from './enrichments/enrichment-kind.ts';
import { emailKind } from './mail/email-kind.ts';
import { userExportKind } from './user-exports/user-export-kind.ts';
import { webhookKind } from './webhooks/webhook-kind.ts';
import type { Kind } from './work/kind.ts';

/** Every kind of durable work: workers read the queue of each, and the reconciler mends each. */
export const workKinds: readonly Kind[] = [batchKind, emailKind, webhookKind, userExportKind, enrichmentKind];
