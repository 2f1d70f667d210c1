import { MAX_PAGE_SIZE, type Webhook } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Empty } from '../../../parts/states.tsx';
import { webhookTexts } from './texts.ts';
import { webhooksKey } from './webhook-queries.ts';
import { WebhookState } from './webhook-state.tsx';

/** The webhooks of the organization, newest first. */
export function Page() {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <NewWebhook />
      </div>
      <p>{texts.intro}</p>
      <PagedTable
        queryKey={webhooksKey(organization)}
        label={texts.title}
        first={() => organization.client.listWebhooks({ limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(organization.slug)}
        idOf={({ id }) => id}
        empty={
          <Empty
            text={texts.empty}
            action={<NewWebhook />}
            curl={`curl -sS '${BASE_URL.href}api/webhooks' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"url":"https://hooks.example.com/refinery"}'`}
          />
        }
      />
    </div>
  );
}

function NewWebhook() {
  const texts = useTexts(webhookTexts);
  const { slug } = useOrganization();
  if (!useMay()('createWebhook')) return null;
  return (
    <LinkButton primary to="/o/$slug/settings/webhooks/new" params={{ slug }}>
      {texts.new}
    </LinkButton>
  );
}

function useColumns(slug: string): Column<Webhook>[] {
  const texts = useTexts(webhookTexts);
  const { time } = useFormats();
  return [
    {
      title: texts.address,
      cell: ({ id, url }) => (
        <Link to="/o/$slug/settings/webhooks/$id" params={{ slug, id }}>
          <bdi>{url}</bdi>
        </Link>
      ),
    },
    { title: texts.state, cell: (webhook) => <WebhookState webhook={webhook} /> },
    {
      title: texts.events,
      cell: ({ events: [first, ...more] }) => (first ? texts.eventCount(first, more.length) : texts.ofBatch),
    },
    { title: texts.description, cell: ({ description }) => <bdi>{description ?? '–'}</bdi> },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}
