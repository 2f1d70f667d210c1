import { sealedSecondFactors } from '../auth/sealed-second-factors.ts';
import { sealedReplies } from '../idempotency/sealed-replies.ts';
import { sealedMails } from '../mail/sealed-mails.ts';
import { sealedCredentials } from '../providers/sealed-credentials.ts';
import type { SealedColumn } from '../security/sealed-column.ts';
import { sealedConnectionSecrets } from '../sso/sealed-connection-secrets.ts';
import { previousWebhookSecrets, sealedWebhookSecrets } from '../webhooks/sealed-secrets.ts';

/** Everything that is sealed with the keyring. */
export const sealedColumns: readonly SealedColumn[] = [
  sealedCredentials,
  sealedWebhookSecrets,
  previousWebhookSecrets,
  sealedMails,
  sealedReplies,
  sealedSecondFactors,
  sealedConnectionSecrets,
];
