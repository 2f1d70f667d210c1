import { batchKind } from '../batches/batch-kind.ts';
import { billingKind } from '../billing/billing-kind.ts';
import { emailKind } from '../mail/email-kind.ts';
import { enrichmentKind } from '../prompts/enriching/enrichment-kind.ts';
import { textKind } from '../refined-texts/text-kind.ts';
import { judgementKind } from '../runs/judgement-kind.ts';
import { cellKind } from '../runs/run-kind.ts';
import { userExportKind } from '../user-exports/user-export-kind.ts';
import { webhookKind } from '../webhooks/webhook-kind.ts';
import type { Kind } from '../work/kind.ts';

/** Every kind of durable work: workers read the queue of each, and the reconciler mends each. */
export const workKinds: readonly Kind[] = [
  batchKind,
  emailKind,
  webhookKind,
  userExportKind,
  enrichmentKind,
  textKind,
  cellKind,
  judgementKind,
  billingKind,
];
