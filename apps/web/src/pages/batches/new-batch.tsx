import { type Batch, MAX_FILE_BYTES } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { batchesKey, batchQuery } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import { uploadTexts } from '../../uploads/texts.ts';
import { UploadForm } from '../../uploads/upload-form.tsx';
import type { Prepared } from '../../uploads/use-upload.ts';
import { optionsOf, RefineOptions } from '../refine/refine-options.tsx';
import { PromptFields } from './prompt-fields.tsx';
import { batchTexts } from './texts.ts';
import { type PromptSource, usePromptSource } from './use-prompt-source.ts';

/** Takes prompts from a file or from what was pasted, and uploads them. */
export function NewBatch() {
  const texts = useTexts(batchTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const source = usePromptSource(organization.id);
  const prepare = async (form: FormData): Promise<Prepared> => {
    const name = textOf(form, 'name').trim();
    return { ...(await source.body()), options: { ...optionsOf(form), ...(name ? { name } : {}) } };
  };
  const onDone = (batch: Batch): void => {
    queries.setQueryData(batchQuery(organization, batch.id).queryKey, batch);
    void queries.invalidateQueries({ queryKey: batchesKey(organization) });
    void queries.invalidateQueries({ queryKey: ['usage', organization.id] });
    source.setPasted('');
    void navigate({ to: '/o/$slug/batches/$id', params: { slug, id: batch.id } });
  };
  return (
    <Section title={texts.create}>
      <UploadForm
        path="batches"
        prepare={prepare}
        onDone={onDone}
        problem={useProblem(source)}
        submit={texts.upload}
      >
        {(error) => (
          <>
            <PromptFields source={source} error={error} />
            <RefineOptions error={error} />
          </>
        )}
      </UploadForm>
    </Section>
  );
}

/** Why nothing can be uploaded. */
function useProblem({ source, format, csv }: PromptSource): string | null {
  const { nothing } = useTexts(batchTexts);
  const { tooLarge } = useTexts(uploadTexts);
  if (!source) return nothing;
  if (source.size > MAX_FILE_BYTES) return tooLarge;
  // Said beside the format, or not known yet.
  return format === 'csv' && !csv ? '' : null;
}
