import type { Dataset, DatasetItemInput } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { firstItemQuery, takeDataset } from './dataset-queries.ts';
import styles from './datasets.module.css';
import { errorOfItem, itemOf, type Variable, variablesOf } from './item-form.ts';
import { datasetTexts } from './texts.ts';
import { VariableFields } from './variable-fields.tsx';

/**
 * Adds one item after the other. It asks for the variables that the first item has, and for others that are
 * named.
 */
export function AddItem({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  // Of the revision that there was when the form was opened: a new one asks for the same.
  const [opened] = useState(dataset);
  const first = useQuery(firstItemQuery(useOrganization(), opened));
  return (
    <Section title={texts.addOne}>
      <Read query={first}>{(item) => <ItemForm id={dataset.id} first={variablesOf(item)} />}</Read>
    </Section>
  );
}

function ItemForm({ id, first }: { id: string; first: Variable[] }) {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const [variables, setVariables] = useState(first);
  const sameKey = useSameKey<DatasetItemInput>();
  const adding = useMutation({
    mutationFn: async (form: FormData) => {
      const item = itemOf(form, variables, texts.notMessages);
      const options = { idempotencyKey: sameKey.keyOf(item) };
      return organization.client.addDatasetItems({ id, items: [item] }, options);
    },
    onSuccess: (changed) => {
      sameKey.done();
      takeDataset(queries, organization, changed);
    },
  });
  const error = errorOfItem(adding.error);
  return (
    <ActionForm action={adding} submit={texts.add} done={texts.addedOne} clears primary>
      <VariableFields variables={variables} onChange={setVariables} error={error} />
      <Field name="expected" label={texts.expected} hint={texts.expectedHint} error={error}>
        {(input) => <textarea {...input} className={styles.value} rows={3} maxLength={100_000} />}
      </Field>
      <Field name="customId" label={texts.customId} hint={texts.customIdHint} error={error}>
        {(input) => <input {...input} maxLength={200} autoComplete="off" />}
      </Field>
    </ActionForm>
  );
}
