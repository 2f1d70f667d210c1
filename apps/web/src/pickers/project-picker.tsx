import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../api/client.ts';
import { useMay } from '../api/permissions.ts';
import { projectsQuery } from '../api/projects.ts';
import { useTexts } from '../i18n/messages.ts';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { pickerTexts } from './texts.ts';

/** Chooses a project, as `projectId` of a form. Empty: the default project, which need not be there yet. */
export function ProjectPicker({ error }: { error?: unknown }) {
  const texts = useTexts(pickerTexts);
  const may = useMay();
  const projects = useQuery({ ...projectsQuery(useOrganization()), enabled: may('listProjects') });
  const others = (projects.data ?? []).filter(({ isDefault }) => !isDefault);
  return (
    <>
      <Field name="projectId" label={texts.project} error={error}>
        {(input) => (
          <select {...input} defaultValue="">
            <option value="">{texts.defaultProject}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {projects.error && <ProblemNote error={projects.error} onRetry={() => void projects.refetch()} />}
    </>
  );
}
