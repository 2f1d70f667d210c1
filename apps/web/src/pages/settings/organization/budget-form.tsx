import type { Organization } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { numberOf } from '../../../session/form-data.ts';
import type { Settings } from './changes.ts';
import { SettingsForm } from './settings-form.tsx';
import { organizationTexts } from './texts.ts';

const read = (form: FormData): Settings => ({ monthlyBudgetUsd: numberOf(form, 'monthlyBudgetUsd') });

/** What providers may cost. */
export function BudgetForm({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  return (
    <SettingsForm title={texts.costs} organization={organization} names={['monthlyBudgetUsd']} read={read}>
      {({ monthlyBudgetUsd }, error) => (
        <Field name="monthlyBudgetUsd" label={texts.budget} hint={texts.budgetHint} error={error}>
          {(input) => (
            <input
              {...input}
              type="number"
              inputMode="decimal"
              defaultValue={monthlyBudgetUsd ?? ''}
              min={0}
              max={1_000_000_000}
              step="any"
            />
          )}
        </Field>
      )}
    </SettingsForm>
  );
}
