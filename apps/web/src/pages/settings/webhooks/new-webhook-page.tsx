import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { MakeSecret } from '../secrets/make-secret.tsx';
import { webhookTexts } from './texts.ts';
import { WebhookFields, webhookOf } from './webhook-fields.tsx';
import { webhooksKey } from './webhook-queries.ts';

/** Makes a webhook, and shows its secret once. */
export function Page() {
  const organization = useOrganization();
  return (
    <MakeSecret
      texts={useTexts(webhookTexts)}
      list="/o/$slug/settings/webhooks"
      listKey={webhooksKey(organization)}
      inputOf={webhookOf}
      make={(input, options) => organization.client.createWebhook(input, options)}
      fields={(error) => <WebhookFields webhook={null} error={error} />}
    />
  );
}
