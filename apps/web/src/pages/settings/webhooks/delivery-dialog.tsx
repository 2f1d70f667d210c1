import type { WebhookDelivery } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Read } from '../../../parts/read.tsx';
import { Empty } from '../../../parts/states.tsx';
import { webhookTexts } from './texts.ts';
import { deliveryQuery, refreshWebhook } from './webhook-queries.ts';

interface DeliveryDialogProps {
  webhookId: string;
  id: string;
  onClose: () => void;
}

/** One delivery: what became of it, and another try where it failed. */
export function DeliveryDialog({ webhookId, id, onClose }: DeliveryDialogProps) {
  const texts = useTexts(webhookTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const delivery = useQuery(deliveryQuery(organization, webhookId, id));
  return (
    <Dialog title={texts.delivery} onClose={onClose}>
      <Read query={delivery}>
        {(one) =>
          one ? (
            <>
              <DeliveryFacts delivery={one} />
              <RetryDelivery webhookId={webhookId} delivery={one} />
            </>
          ) : (
            <Empty text={texts.deliveryGone} />
          )
        }
      </Read>
      <div>
        <Button onClick={onClose}>{common.close}</Button>
      </div>
    </Dialog>
  );
}

function DeliveryFacts({ delivery }: { delivery: WebhookDelivery }) {
  const texts = useTexts(webhookTexts);
  const { number, time } = useFormats();
  const { type, eventId, status, attempts, statusCode, latencyMs, error, nextTryAt } = delivery;
  return (
    <Facts
      facts={[
        [texts.event, texts.eventNames[type]],
        [texts.eventId, <code key="event">{eventId}</code>],
        [texts.status, texts.statuses[status]],
        [texts.attempts, number(attempts)],
        [texts.answer, statusCode ?? texts.noAnswer],
        [texts.latency, latencyMs === null ? null : texts.ms(number(Math.round(latencyMs)))],
        [texts.error, error && <ApiText key="error">{error}</ApiText>],
        [texts.time, time(delivery.createdAt)],
        [texts.nextTry, nextTryAt && time(nextTryAt)],
        [texts.finished, delivery.finishedAt && time(delivery.finishedAt)],
      ]}
    />
  );
}

function RetryDelivery({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const retrying = useMutation({
    mutationFn: () => organization.client.retryWebhookDelivery({ id: delivery.id }),
    onSuccess: () => refreshWebhook(queries, organization, webhookId),
  });
  if (!may('retryWebhookDelivery')) return null;
  return (
    <>
      <div className={parts.row}>
        <Button
          onClick={() => retrying.mutate()}
          disabled={delivery.status !== 'failed' || retrying.isPending}
        >
          {texts.retry}
        </Button>
        <span role="status">{retrying.isSuccess && delivery.status === 'pending' ? texts.retried : ''}</span>
      </div>
      {retrying.error && <ProblemNote error={retrying.error} />}
    </>
  );
}
