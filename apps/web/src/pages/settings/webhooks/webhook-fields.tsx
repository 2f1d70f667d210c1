import { DEFAULT_WEBHOOK_EVENTS, WEBHOOK_EVENTS, type Webhook } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { CheckboxGroup } from '../../../parts/checkbox-group.tsx';
import { Field } from '../../../parts/field.tsx';
import { chosenOf, textOf } from '../../../session/form-data.ts';
import { webhookTexts } from './texts.ts';

/** What the form says of a webhook, a new one or one that there is. */
export const webhookOf = (form: FormData) => ({
  url: textOf(form, 'url').trim(),
  events: chosenOf(form, 'events', WEBHOOK_EVENTS),
  description: textOf(form, 'description').trim() || null,
});

/** Where a webhook sends what. */
export function WebhookFields({ webhook, error }: { webhook: Webhook | null; error: unknown }) {
  const texts = useTexts(webhookTexts);
  return (
    <>
      <Field name="url" label={texts.address} hint={texts.addressHint} error={error}>
        {(input) => (
          <input
            {...input}
            type="url"
            defaultValue={webhook?.url}
            placeholder="https://"
            maxLength={2_000}
            required
          />
        )}
      </Field>
      <Field name="description" label={texts.description} error={error}>
        {(input) => (
          <input {...input} defaultValue={webhook?.description ?? ''} maxLength={200} autoComplete="off" />
        )}
      </Field>
      <CheckboxGroup
        name="events"
        label={texts.events}
        hint={texts.eventsHint}
        error={error}
        options={WEBHOOK_EVENTS.map((value) => ({ value, label: texts.eventNames[value] }))}
        chosen={webhook?.events ?? DEFAULT_WEBHOOK_EVENTS}
      />
    </>
  );
}
