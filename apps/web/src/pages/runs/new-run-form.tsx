import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { firstArms } from './arm-drafts.ts';
import { ArmsFields } from './arms-fields.tsx';
import { CellsCount } from './cells-count.tsx';
import { DatasetField } from './dataset-field.tsx';
import { EvaluatorChoice } from './evaluator-choice.tsx';
import { LimitFields } from './limit-fields.tsx';
import { newRunTexts } from './new-run-texts.ts';
import { Refusal } from './refusal.tsx';
import { runQuery, runsKey } from './run-queries.ts';
import { runOf } from './run-request.ts';
import type { NewRunSearch } from './runs-search.ts';
import { runTexts } from './texts.ts';

type Made = ReturnType<typeof runOf>;

/** The form for a run. Afterwards the page of the run is open. */
export function NewRunForm({ search }: { search: NewRunSearch }) {
  const names = useTexts(runTexts);
  const texts = useTexts(newRunTexts);
  const [datasetId, setDataset] = useState(search.dataset ?? '');
  const [arms, setArms] = useState(() => firstArms(search));
  const [repeats, setRepeats] = useState('1');
  const [evaluators, setEvaluators] = useState<readonly string[]>([]);
  const starting = useStart((form) => runOf(form, datasetId, arms));
  const { error } = starting;
  return (
    <ActionForm action={starting} submit={texts.create} primary>
      <Field name="name" label={names.name} hint={texts.nameHint} error={error}>
        {(input) => <input {...input} maxLength={200} autoComplete="off" />}
      </Field>
      <DatasetField value={datasetId} onChange={setDataset} error={error} />
      <Section title={texts.arms}>
        <p>{texts.armsHint}</p>
        <ArmsFields arms={arms} onChange={setArms} error={error} />
      </Section>
      <Section title={names.evaluators}>
        <EvaluatorChoice onChosen={setEvaluators} />
      </Section>
      <Section title={texts.more}>
        <LimitFields repeats={repeats} onRepeats={setRepeats} error={error} />
      </Section>
      <CellsCount
        datasetId={datasetId}
        arms={arms.length}
        repeats={Number(repeats)}
        evaluators={evaluators}
      />
      <Refusal error={error} />
    </ActionForm>
  );
}

/** Sends the run; a run that was sent already is not made twice. */
function useStart(read: (form: FormData) => Made) {
  const organization = useOrganization();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const same = useSameKey<Made>();
  return useMutation({
    mutationFn: (form: FormData) => {
      const input = read(form);
      return organization.client.createRun(input, { idempotencyKey: same.keyOf(input) });
    },
    onSuccess: async (run) => {
      same.done();
      queries.setQueryData(runQuery(organization, run.id).queryKey, run);
      void queries.invalidateQueries({ queryKey: runsKey(organization) });
      await navigate({ to: '/o/$slug/runs/$id', params: { slug: organization.slug, id: run.id } });
    },
  });
}
