import { type Dataset, MAX_FILE_BYTES, MAX_JSON_BYTES } from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { Section } from '../../parts/section.tsx';
import { uploadTexts } from '../../uploads/texts.ts';
import { UploadForm } from '../../uploads/upload-form.tsx';
import { ItemFields } from './item-fields.tsx';
import { type ItemSource, useItemSource } from './item-source.ts';
import { datasetTexts } from './texts.ts';

interface AddFileProps {
  dataset: Dataset;
  onAdded: (changed: Dataset) => void;
}

/** Takes items from a file or from what was pasted, and adds them. */
export function AddFile({ dataset: { id }, onAdded }: AddFileProps) {
  const texts = useTexts(datasetTexts);
  const source = useItemSource(id);
  const onDone = (changed: Dataset): void => {
    source.setPasted('');
    onAdded(changed);
  };
  return (
    <Section title={texts.addFile}>
      <p>{texts.sameId}</p>
      <UploadForm
        path={`datasets/${id}/items`}
        prepare={async () => ({ ...(await source.body()), options: {} })}
        onDone={onDone}
        problem={useProblem(source)}
        submit={texts.upload}
      >
        {() => <ItemFields source={source} />}
      </UploadForm>
    </Section>
  );
}

/** Why nothing can be uploaded. */
function useProblem({ source, format, columns }: ItemSource): string | null {
  const texts = useTexts(datasetTexts);
  const { tooLarge } = useTexts(uploadTexts);
  if (!source) return texts.nothing;
  if (source.size > MAX_FILE_BYTES) return tooLarge;
  if (format === 'json' && source.size > MAX_JSON_BYTES) return texts.jsonTooLarge;
  // What is wrong with a CSV is said beside the format, or not known yet.
  return format === 'csv' && !columns?.variables.length ? '' : null;
}
