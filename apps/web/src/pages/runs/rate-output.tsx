import type { Execution, Run, RunResult } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { numberOf, textOf } from '../../session/form-data.ts';
import { outputTexts } from './output-texts.ts';
import { itemCellsQuery } from './result-queries.ts';

/** What a person may give an output, as the API has it. */
const RATINGS = [1, 2, 3, 4, 5];

interface RateOutputProps {
  run: Run;
  itemId: string;
  execution: Execution;
}

/** Lets a person rate an output, and say why. */
export function RateOutput({ run, itemId, execution }: RateOutputProps) {
  const texts = useTexts(outputTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const { id, rating, feedback } = execution;
  const rate = useMutation({
    mutationFn: (form: FormData) =>
      organization.client.rateExecution({
        id,
        rating: numberOf(form, 'rating'),
        feedback: textOf(form, 'feedback').trim() || null,
      }),
    onSuccess: (rated) => {
      const { queryKey } = itemCellsQuery(organization, run, itemId);
      queries.setQueryData<RunResult[]>(queryKey, (cells) =>
        cells?.map((cell) => (cell.execution?.id === id ? { ...cell, execution: rated } : cell)),
      );
      // People and judges are compared.
      void queries.invalidateQueries({ queryKey: ['run-comparison', organization.id, run.id] });
    },
  });
  return (
    <ActionForm action={rate} submit={texts.rate} done={texts.rated}>
      <Field name="rating" label={texts.rating} hint={texts.ratingHint} error={rate.error}>
        {(input) => (
          <select {...input} defaultValue={rating ?? ''}>
            <option value="">{texts.noRating}</option>
            {RATINGS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="feedback" label={texts.feedback} error={rate.error}>
        {(input) => (
          <textarea {...input} rows={2} maxLength={2_000} defaultValue={feedback ?? ''} dir="auto" />
        )}
      </Field>
    </ActionForm>
  );
}
