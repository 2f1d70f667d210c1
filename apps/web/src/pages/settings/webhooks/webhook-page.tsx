import type { Webhook } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { ChangeWebhook, DeleteWebhook, ReplaceWebhookSecret } from './change-webhook.tsx';
import { Deliveries } from './deliveries.tsx';
import { webhookTexts } from './texts.ts';
import { WebhookButtons } from './webhook-buttons.tsx';
import { webhookQuery } from './webhook-queries.ts';
import { webhookSearch } from './webhook-search.ts';
import { WebhookState } from './webhook-state.tsx';

/** One webhook: whether it works, what was delivered, and everything that can be done about it. */
export function Page() {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/settings/webhooks/$id' });
  const search = webhookSearch(useSearch({ from: '/o/$slug/settings/webhooks/$id' }));
  const webhook = useQuery(webhookQuery(organization, id));
  const may = useMay();
  return (
    <div className={parts.stack}>
      <div>
        <h1>{webhook.data ? <bdi>{webhook.data.url}</bdi> : texts.one}</h1>
        <Link to="/o/$slug/settings/webhooks" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={webhook}>
        {(one) => (
          <>
            <WebhookFacts webhook={one} />
            <WebhookButtons webhook={one} />
            {may('listWebhookDeliveries') && <Deliveries webhookId={id} search={search} />}
            {may('updateWebhook') && <ChangeWebhook webhook={one} />}
            {may('rotateWebhookSecret') && <ReplaceWebhookSecret webhook={one} />}
            {may('deleteWebhook') && <DeleteWebhook webhook={one} />}
          </>
        )}
      </Read>
    </div>
  );
}

function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const { time, list } = useFormats();
  const { description, events, disabledAt, previousSecretExpiresAt, createdAt } = webhook;
  const isOldSigning = previousSecretExpiresAt !== null && Date.parse(previousSecretExpiresAt) > Date.now();
  return (
    <Facts
      facts={[
        [texts.description, description && <bdi key="description">{description}</bdi>],
        [texts.state, <WebhookState key="state" webhook={webhook} />],
        [texts.disabledSince, disabledAt && time(disabledAt)],
        [texts.events, events.length > 0 ? list(events) : texts.ofBatch],
        [texts.previousSecret, isOldSigning ? time(previousSecretExpiresAt) : null],
        [texts.created, time(createdAt)],
      ]}
    />
  );
}
