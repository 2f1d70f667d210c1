import { DELIVERY_STATUSES, MAX_PAGE_SIZE, type WebhookDelivery } from '@prompt-refinery/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Field } from '../../../parts/field.tsx';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { webhookTexts } from './texts.ts';
import { deliveriesKey, nextLook } from './webhook-queries.ts';
import { type WebhookSearch, webhookSearch } from './webhook-search.ts';

/** What was or will be delivered to a webhook, newest first, and the one that the address opens. */
export function Deliveries({ webhookId, search }: { webhookId: string; search: WebhookSearch }) {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const { status, delivery } = search;
  const filter = status ? { status } : {};
  const show = useShow(webhookId);
  const close = (): void => show(filter);
  return (
    <Section title={texts.deliveries}>
      <StatusFilter webhookId={webhookId} status={status} />
      <PagedTable
        queryKey={[...deliveriesKey(organization, webhookId), filter]}
        label={texts.deliveries}
        first={() =>
          organization.client.listWebhookDeliveries({ id: webhookId, ...filter, limit: MAX_PAGE_SIZE }).page()
        }
        columns={useColumns(webhookId, search)}
        idOf={({ id }) => id}
        refreshMs={nextLook}
        empty={<Empty text={status ? texts.noDeliveriesOf : texts.noDeliveries} />}
      />
      {delivery && <DeliveryDialog key={delivery} webhookId={webhookId} id={delivery} onClose={close} />}
    </Section>
  );
}

function StatusFilter({ webhookId, status }: { webhookId: string; status: WebhookSearch['status'] }) {
  const texts = useTexts(webhookTexts);
  const { common } = useMessages();
  const show = useShow(webhookId);
  return (
    <div className={parts.filters}>
      <Field name="status" label={texts.status}>
        {(input) => (
          <select
            {...input}
            value={status ?? ''}
            onChange={({ target }) => show(webhookSearch({ status: target.value }))}
          >
            <option value="">{common.all}</option>
            {DELIVERY_STATUSES.map((one) => (
              <option key={one} value={one}>
                {texts.statuses[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

/** Changes what the address says of the deliveries. */
function useShow(id: string): (search: WebhookSearch) => void {
  const { slug } = useOrganization();
  const navigate = useNavigate();
  return (search) =>
    void navigate({
      to: '/o/$slug/settings/webhooks/$id',
      params: { slug, id },
      search,
      resetScroll: false,
    });
}

function useColumns(webhookId: string, search: WebhookSearch): Column<WebhookDelivery>[] {
  const texts = useTexts(webhookTexts);
  const { slug } = useOrganization();
  const { number, time } = useFormats();
  return [
    {
      title: texts.time,
      cell: ({ id, createdAt }) => (
        <Link
          to="/o/$slug/settings/webhooks/$id"
          params={{ slug, id: webhookId }}
          search={{ ...search, delivery: id }}
          aria-current={id === search.delivery || undefined}
          resetScroll={false}
        >
          {time(createdAt)}
        </Link>
      ),
    },
    { title: texts.event, cell: ({ type }) => <code>{type}</code> },
    { title: texts.status, cell: ({ status }) => texts.statuses[status] },
    { title: texts.attempts, isNumber: true, cell: ({ attempts }) => number(attempts) },
    { title: texts.answer, isNumber: true, cell: ({ statusCode }) => statusCode ?? '–' },
    {
      title: texts.latency,
      isNumber: true,
      cell: ({ latencyMs }) => (latencyMs === null ? '–' : texts.ms(number(Math.round(latencyMs)))),
    },
    { title: texts.error, cell: ({ error }) => (error === null ? '–' : <ApiText>{error}</ApiText>) },
  ];
}
