import type { Prompt } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { promptQuery, promptsKey } from '../../api/prompts.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import { DeletePrompt } from './delete-prompt.tsx';
import styles from './prompts.module.css';
import { promptTexts } from './texts.ts';
import { DetailFields, NameField } from './write/detail-fields.tsx';
import { detailsOf } from './write/prompt-form.ts';

/** Said at the field that they are about. */
const PROBLEMS = { prompt_name_taken: 'name', prompt_slug_taken: 'slug' };

/** What a prompt is called and found by, and its end. */
export function DetailsTab({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(promptTexts);
  const may = useMay();
  return (
    <>
      <Section title={texts.details}>
        {may('updatePrompt') ? <ChangeDetails prompt={prompt} /> : <DetailFacts prompt={prompt} />}
      </Section>
      {may('deletePrompt') && <DeletePrompt prompt={prompt} />}
    </>
  );
}

function ChangeDetails({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(promptTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const { id } = prompt;
  const changing = useMutation({
    mutationFn: (form: FormData) =>
      organization.client.updatePrompt({ id, ...detailsOf(form), slug: textOf(form, 'slug').trim() }),
    onSuccess: (changed) => {
      queries.setQueryData(promptQuery(organization, id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: promptsKey(organization) });
    },
  });
  const { error } = changing;
  return (
    <div className={styles.narrow}>
      <ActionForm action={changing} done={texts.saved} problems={PROBLEMS}>
        <NameField prompt={prompt} error={error} />
        <Field name="slug" label={texts.slug} hint={texts.slugHint} error={error}>
          {(input) => (
            <input
              {...input}
              defaultValue={prompt.slug}
              maxLength={100}
              pattern="\s*[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\s*"
              autoComplete="off"
              spellCheck={false}
              required
            />
          )}
        </Field>
        <DetailFields prompt={prompt} error={error} />
      </ActionForm>
    </div>
  );
}

function DetailFacts({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(promptTexts);
  const { time } = useFormats();
  const { slug, description, folder, category, tags, createdAt } = prompt;
  const named = (value: string | null) => value && <bdi key="value">{value}</bdi>;
  return (
    <Facts
      facts={[
        [texts.slug, <code key="slug">{slug}</code>],
        [texts.description, named(description)],
        [texts.folder, named(folder)],
        [texts.category, named(category)],
        [texts.tags, named(tags.join(', ') || null)],
        [texts.created, time(createdAt)],
      ]}
    />
  );
}
