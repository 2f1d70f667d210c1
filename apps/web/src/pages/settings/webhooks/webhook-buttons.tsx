import type { Webhook } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { webhookTexts } from './texts.ts';
import { refreshWebhook } from './webhook-queries.ts';

/** Tries a webhook out, and switches it. */
export function WebhookButtons({ webhook: { id, enabled } }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const onSuccess = () => refreshWebhook(queries, organization, id);
  const pinging = useMutation({ mutationFn: () => organization.client.testWebhook({ id }), onSuccess });
  const switching = useMutation({
    mutationFn: () => organization.client.updateWebhook({ id, enabled: !enabled }),
    onSuccess,
  });
  return (
    <>
      <div className={parts.row}>
        {may('testWebhook') && (
          <Button onClick={() => pinging.mutate()} disabled={pinging.isPending}>
            {texts.ping}
          </Button>
        )}
        {may('updateWebhook') && (
          <Button onClick={() => switching.mutate()} disabled={switching.isPending}>
            {enabled ? texts.disable : texts.enable}
          </Button>
        )}
        <span role="status">{pinging.isSuccess ? texts.pinged : ''}</span>
      </div>
      {pinging.error && <ProblemNote error={pinging.error} />}
      {switching.error && <ProblemNote error={switching.error} />}
    </>
  );
}
