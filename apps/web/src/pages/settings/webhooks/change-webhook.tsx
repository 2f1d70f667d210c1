import type { Webhook } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Section } from '../../../parts/section.tsx';
import { ReplaceSecret } from '../secrets/replace-secret.tsx';
import { webhookTexts } from './texts.ts';
import { WebhookFields, webhookOf } from './webhook-fields.tsx';
import { deliveriesKey, refreshWebhook, webhookQuery, webhooksKey } from './webhook-queries.ts';

export function ChangeWebhook({ webhook }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const { id } = webhook;
  const changing = useMutation({
    mutationFn: (form: FormData) => {
      const { events, ...rest } = webhookOf(form);
      // That of a batch has none, and need not get any.
      const isWithout = events.length === 0 && webhook.events.length === 0;
      return organization.client.updateWebhook({ id, ...rest, ...(isWithout ? {} : { events }) });
    },
    onSuccess: () => refreshWebhook(queries, organization, id),
  });
  return (
    <Section title={texts.change}>
      <ActionForm action={changing} done={common.saved}>
        <WebhookFields webhook={webhook} error={changing.error} />
      </ActionForm>
    </Section>
  );
}

export function ReplaceWebhookSecret({ webhook: { id } }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  return (
    <Section title={texts.replace}>
      <p>{texts.replaceHint}</p>
      <ReplaceSecret
        label={texts.replace}
        question={texts.replaceQuestion}
        title={texts.secret}
        replace={async ({ overlapSeconds, idempotencyKey }) => {
          const input = { id, overlapSeconds };
          const { secret } = await organization.client.rotateWebhookSecret(input, { idempotencyKey });
          void refreshWebhook(queries, organization, id);
          return secret;
        }}
      />
    </Section>
  );
}

export function DeleteWebhook({ webhook: { id, url } }: { webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    await organization.client.deleteWebhook({ id });
    await navigate({ to: '/o/$slug/settings/webhooks', params: { slug } });
    queries.removeQueries({ queryKey: webhookQuery(organization, id).queryKey });
    queries.removeQueries({ queryKey: deliveriesKey(organization, id) });
    await queries.invalidateQueries({ queryKey: webhooksKey(organization) });
  };
  return (
    <Section title={texts.remove}>
      <div>
        <ConfirmButton label={texts.remove} question={texts.removeQuestion(url)} action={remove} />
      </div>
    </Section>
  );
}
