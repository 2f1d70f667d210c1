import type { Execution } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { numberOf, textOf } from '../../../session/form-data.ts';
import { testQuery, testsKey } from '../prompt-queries.ts';
import styles from '../prompts.module.css';
import { testTexts } from './texts.ts';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** How good an output is, and why. */
export function RateTest({ test: { id, promptId, rating, feedback } }: { test: Execution }) {
  const texts = useTexts(testTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (form: FormData) =>
      organization.client.rateExecution({
        id,
        rating: numberOf(form, 'rating'),
        feedback: textOf(form, 'feedback').trim() || null,
      }),
    onSuccess: (rated) => {
      queries.setQueryData(testQuery(organization, id).queryKey, rated);
      return queries.invalidateQueries({ queryKey: testsKey(organization, promptId) });
    },
  });
  return (
    <div className={styles.narrow}>
      <ActionForm action={saving} submit={texts.rate} done={texts.rated}>
        <fieldset className={parts.choices}>
          <legend>{texts.rating}</legend>
          <div className={styles.ratings}>
            {[null, ...RATINGS].map((value) => (
              <label key={value} className={parts.choice}>
                <input type="radio" name="rating" value={value ?? ''} defaultChecked={value === rating} />
                {value ?? texts.noRating}
              </label>
            ))}
          </div>
        </fieldset>
        <Field name="feedback" label={texts.feedback} error={saving.error}>
          {(input) => <textarea {...input} defaultValue={feedback ?? ''} maxLength={2_000} rows={2} />}
        </Field>
      </ActionForm>
    </div>
  );
}
