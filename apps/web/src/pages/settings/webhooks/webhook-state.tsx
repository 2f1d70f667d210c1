import type { Webhook } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { webhookTexts } from './texts.ts';

/** Whether a webhook gets anything, and whether it arrives. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const { time } = useFormats();
  if (!webhook.enabled) {
    const reason = webhook.disabledReason && texts.reasons[webhook.disabledReason];
    return <span className={parts.doubt}>{[texts.disabled, reason].filter(Boolean).join('. ')}</span>;
  }
  if (webhook.failingSince) {
    return <span className={parts.error}>{texts.failing(time(webhook.failingSince))}</span>;
  }
  return <span className={parts.good}>{texts.enabled}</span>;
}
