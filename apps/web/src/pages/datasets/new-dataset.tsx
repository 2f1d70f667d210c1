import type { CreateDatasetInput } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { ProjectPicker } from '../../pickers/project-picker.tsx';
import { textOf } from '../../session/form-data.ts';
import { takeDataset } from './dataset-queries.ts';
import { datasetTexts } from './texts.ts';

const PROBLEMS = { project_not_found: 'projectId' };

/** Makes a dataset without items, and goes to it. */
export function NewDataset() {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const { client, slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const sameKey = useSameKey<CreateDatasetInput>();
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const projectId = textOf(form, 'projectId');
      const input = { name: textOf(form, 'name').trim(), ...(projectId && { projectId }) };
      return client.createDataset(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: async (made) => {
      sameKey.done();
      takeDataset(queries, organization, made);
      await navigate({ to: '/o/$slug/datasets/$id', params: { slug, id: made.id } });
    },
  });
  const { error } = making;
  return (
    <Section title={texts.new}>
      <ActionForm action={making} submit={texts.create} problems={PROBLEMS} primary>
        <Field name="name" label={texts.name} error={error}>
          {(input) => <input {...input} maxLength={200} pattern=".*\S.*" autoComplete="off" required />}
        </Field>
        <ProjectPicker error={error} />
      </ActionForm>
    </Section>
  );
}
