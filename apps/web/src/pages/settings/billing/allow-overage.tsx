import type { Billing, Offers } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { numberOf } from '../../../session/form-data.ts';
import { billingQuery } from './billing-queries.ts';
import { billingTexts } from './texts.ts';

interface AllowOverageProps {
  billing: Billing;
  /** How tax is worked out for it; null: it is not. */
  tax: NonNullable<Offers['overage']>['tax'];
}

/** What may be used beyond the plan, up to a sum. */
export function AllowOverage({ billing, tax }: AllowOverageProps) {
  const texts = useTexts(billingTexts);
  const { number, usd } = useFormats();
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const show = ({ overage }: Pick<Billing, 'overage'>): void =>
    void queries.setQueryData(billingQuery(organization, false).queryKey, { ...billing, overage });
  const allowing = useMutation({
    mutationFn: (form: FormData) => {
      const limitUsd = numberOf(form, 'limitUsd');
      return client.setOverage({ enabled: true, ...(limitUsd === null ? {} : { limitUsd }) });
    },
    onSuccess: show,
  });
  const { overage } = billing;
  return (
    <Section title={texts.overage}>
      <p className={parts.hint}>
        {texts.overageHint} {tax && texts.overageTax[tax]}
      </p>
      <p role="status">
        {overage &&
          `${texts.overageNow(number(overage.units), usd(overage.unitUsd), usd(overage.limitUsd))} ${texts.overageUsed(number(overage.usedUnits), usd(overage.usedUnits * overage.unitUsd))}`}
      </p>
      <ActionForm action={allowing} submit={texts.allow}>
        <Field name="limitUsd" label={texts.overageLimit} error={allowing.error}>
          {(input) => (
            <input
              {...input}
              type="number"
              inputMode="decimal"
              min={0.01}
              max={1_000_000}
              step={0.01}
              defaultValue={overage?.limitUsd}
              required
            />
          )}
        </Field>
      </ActionForm>
      {overage && (
        <ConfirmButton
          label={texts.endOverage}
          question={texts.endOverageQuestion}
          action={async () => show(await client.setOverage({ enabled: false }))}
        />
      )}
    </Section>
  );
}
