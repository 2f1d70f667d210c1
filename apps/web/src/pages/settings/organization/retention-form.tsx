import type { Organization } from '@prompt-refinery/client';
import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { numberOf } from '../../../session/form-data.ts';
import type { Settings } from './changes.ts';
import { SettingsForm } from './settings-form.tsx';
import { organizationTexts } from './texts.ts';

const read = (form: FormData): Settings => ({ promptRetentionDays: numberOf(form, 'promptRetentionDays') });

/** How long texts are kept. */
export function RetentionForm({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  return (
    <SettingsForm
      title={texts.retention}
      organization={organization}
      names={['promptRetentionDays']}
      read={read}
    >
      {({ promptRetentionDays }, error) => <Days kept={promptRetentionDays} error={error} />}
    </SettingsForm>
  );
}

/** Whoever shortens the time removes texts for good, and has to say that they know it. */
function Days({ kept, error }: { kept: number | null; error: unknown }) {
  const texts = useTexts(organizationTexts);
  const [days, setDays] = useState(kept === null ? '' : String(kept));
  const isShorter = days !== '' && Number(days) < (kept ?? Number.POSITIVE_INFINITY);
  return (
    <>
      <Field name="promptRetentionDays" label={texts.days} hint={texts.daysHint} error={error}>
        {(input) => (
          <input
            {...input}
            type="number"
            value={days}
            onChange={({ target }) => setDays(target.value)}
            min={1}
            max={3_650}
          />
        )}
      </Field>
      {isShorter && (
        <label className={parts.choice}>
          <input type="checkbox" required />
          {texts.removesTexts}
        </label>
      )}
    </>
  );
}
