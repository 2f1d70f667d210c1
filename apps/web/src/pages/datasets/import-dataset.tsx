import { IMPORT_CONFIGURATION_BYTES, type ImportedDataset } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { evaluatorsKey } from '../../api/evaluators.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { ProjectPicker } from '../../pickers/project-picker.tsx';
import { useDraft } from '../../session/drafts.ts';
import { textOf } from '../../session/form-data.ts';
import { FileOrText } from '../../uploads/file-or-text.tsx';
import { UploadForm } from '../../uploads/upload-form.tsx';
import { takeDataset } from './dataset-queries.ts';
import { Imported } from './imported.tsx';
import { datasetTexts } from './texts.ts';

/** Makes a dataset and evaluators of a configuration of promptfoo, and shows what became of it. */
export function ImportDataset() {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const configuration = useConfiguration(organization.id);
  const [imported, setImported] = useState<ImportedDataset | null>(null);
  const onDone = (made: ImportedDataset): void => {
    takeDataset(queries, organization, made.dataset);
    void queries.invalidateQueries({ queryKey: evaluatorsKey(organization) });
    configuration.clear();
    setImported(made);
  };
  if (imported) return <Imported imported={imported} onAnother={() => setImported(null)} />;
  return (
    <Section title={texts.importTitle}>
      <p>{texts.importHint}</p>
      <UploadForm
        path="datasets/import"
        prepare={async (form) => {
          const [name, projectId] = [textOf(form, 'name').trim(), textOf(form, 'projectId')];
          const options = { ...(name && { name }), ...(projectId && { projectId }) };
          return { body: configuration.body(), type: 'application/yaml', options };
        }}
        onDone={onDone}
        problem={configuration.problem}
        submit={texts.import}
      >
        {(error) => <ImportFields configuration={configuration} error={error} />}
      </UploadForm>
    </Section>
  );
}

interface ImportFieldsProps {
  configuration: ReturnType<typeof useConfiguration>;
  error: unknown;
}

function ImportFields({ configuration: { file, setFile, pasted, setPasted }, error }: ImportFieldsProps) {
  const texts = useTexts(datasetTexts);
  return (
    <>
      <FileOrText
        label={texts.importFile}
        hint={texts.importFileHint}
        accept=".yaml,.yml,.json,application/yaml,application/json"
        file={file}
        onFile={setFile}
        text={{ name: 'configuration', label: texts.importPaste, value: pasted, onChange: setPasted, error }}
      />
      <Field name="name" label={texts.name} hint={texts.importNameHint} error={error}>
        {(input) => <input {...input} maxLength={200} autoComplete="off" />}
      </Field>
      <ProjectPicker error={error} />
    </>
  );
}

/**
 * The configuration that somebody chose or pasted, and why it cannot be sent. What was pasted stays in the
 * tab.
 */
function useConfiguration(organizationId: string) {
  const texts = useTexts(datasetTexts);
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useDraft(`import.${organizationId}`);
  const source = useMemo(() => file ?? (pasted.trim() ? new Blob([pasted]) : null), [file, pasted]);
  const tooLarge = source && source.size > IMPORT_CONFIGURATION_BYTES ? texts.importTooLarge : null;
  return {
    file,
    setFile,
    pasted,
    setPasted,
    problem: source ? tooLarge : texts.importNothing,
    body: () => source ?? new Blob(),
    clear: (): void => {
      setFile(null);
      setPasted('');
    },
  };
}
