import type { Dataset, Evaluator, LabelPolicy } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { datasetQuery, newestDatasetsQuery } from '../../../api/datasets.ts';
import { newestEvaluatorsQuery } from '../../../api/evaluators.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { Read } from '../../../parts/read.tsx';
import { toPoints } from '../../runs/run-request.ts';
import styles from '../prompts.module.css';
import { EvaluatorFields } from './evaluator-fields.tsx';
import { labelTexts } from './texts.ts';

type Evaluation = NonNullable<LabelPolicy['require']['evaluation']>;

interface EvaluationFieldsProps {
  evaluation: Evaluation | undefined;
  error: unknown;
}

/** The run that a label requires: with which dataset, judged by what. */
export function EvaluationFields({ evaluation, error }: EvaluationFieldsProps) {
  const texts = useTexts(labelTexts);
  const organization = useOrganization();
  const datasets = useQuery(newestDatasetsQuery(organization));
  const evaluators = useQuery(newestEvaluatorsQuery(organization));
  const areThere = datasets.data !== undefined && evaluators.data !== undefined;
  return (
    <fieldset className={styles.group}>
      <legend>{texts.evaluation}</legend>
      {evaluation && !areThere && <Kept evaluation={evaluation} />}
      <Read query={datasets}>
        {(offered) => (
          <Read query={evaluators}>
            {(judges) => (
              <Choices datasets={offered} evaluators={judges} evaluation={evaluation} error={error} />
            )}
          </Read>
        )}
      </Read>
    </fieldset>
  );
}

interface ChoicesProps extends EvaluationFieldsProps {
  datasets: readonly Dataset[];
  evaluators: readonly Evaluator[];
}

function Choices({ datasets, evaluators, evaluation, error }: ChoicesProps) {
  const texts = useTexts(labelTexts);
  const [datasetId, setDatasetId] = useState(evaluation?.datasetId ?? '');
  const { margin } = evaluation ?? {};
  return (
    <>
      <Field name="require.evaluation.datasetId" label={texts.dataset} error={error}>
        {(input) => (
          <select
            {...input}
            name="datasetId"
            value={datasetId}
            onChange={({ target }) => setDatasetId(target.value)}
          >
            <option value="">{texts.noDataset}</option>
            {datasetId !== '' && !datasets.some(({ id }) => id === datasetId) && (
              <OtherDataset id={datasetId} />
            )}
            {datasets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {datasetId !== '' && (
        <>
          <EvaluatorFields evaluators={evaluators} chosen={evaluation?.evaluators ?? []} error={error} />
          <Field
            name="require.evaluation.margin"
            label={texts.marginLabel}
            hint={texts.marginHint}
            error={error}
          >
            {(input) => (
              <input
                {...input}
                name="margin"
                type="number"
                min={0}
                max={100}
                step="any"
                defaultValue={margin === undefined ? '' : toPoints(margin)}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}

/** What is required stays as it is where the choices are not there: yet, or at all. */
function Kept({ evaluation: { datasetId, evaluators, margin } }: { evaluation: Evaluation }) {
  return (
    <>
      <input type="hidden" name="datasetId" value={datasetId} />
      {evaluators.map((id) => (
        <input key={id} type="hidden" name="evaluators" value={id} />
      ))}
      {margin !== undefined && <input type="hidden" name="margin" value={toPoints(margin)} />}
    </>
  );
}

/** One that is not among the newest. */
function OtherDataset({ id }: { id: string }) {
  const { data } = useQuery(datasetQuery(useOrganization(), id));
  return <option value={id}>{data?.name ?? id}</option>;
}
