import { ApiError, type Prompt } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { promptQuery, refreshPrompt } from '../../../api/prompts.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import { Section } from '../../../parts/section.tsx';
import { numberOf } from '../../../session/form-data.ts';
import { rememberWarnings } from '../saved-warnings.tsx';
import { versionTexts } from '../versions/texts.ts';
import { ModelFields } from '../write/model-fields.tsx';
import { modelOf, noteOf } from '../write/prompt-form.ts';
import { TextFields } from '../write/text-fields.tsx';
import { useWriting } from '../write/use-writing.ts';
import { textBody, writingOf } from '../write/writing.ts';
import { Conflict } from './conflict.tsx';

/** Said by the form itself, or at the text: not below the form. */
const PROBLEMS = { version_conflict: 'base', include_invalid: 'content' };

interface EditTextProps {
  prompt: Prompt;
  /** It was saved or given up; `said`: what became of it. */
  onEnd: (said: string) => void;
}

/**
 * The newest text as a form. What is saved becomes a new version, unless somebody has saved another one since
 * the writing began.
 */
export function EditText({ prompt, onEnd }: EditTextProps) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const queries = useQueryClient();
  const { id, latest } = prompt;
  const first = { base: latest, writing: writingOf(prompt.source ?? prompt.messages) };
  const { draft, write, forget } = useWriting(`prompt.${organization.id}.${id}`, () => first);
  const saving = useMutation({
    mutationFn: async (form: FormData) => {
      const ifMatch = numberOf(form, 'base') ?? draft.base;
      const input = { id, ...changedText(draft, first), ...modelOf(form), note: noteOf(form) };
      return { ifMatch, saved: await organization.client.updatePrompt(input, { ifMatch }) };
    },
    onSuccess: ({ ifMatch, saved }) => {
      queries.setQueryData(promptQuery(organization, id).queryKey, saved);
      rememberWarnings(queries, organization, saved);
      void refreshPrompt(queries, organization, id);
      forget();
      const version = number(saved.latest);
      onEnd(saved.latest === ifMatch ? texts.unchanged(version) : texts.savedAs(version));
    },
    onError: () => queries.invalidateQueries({ queryKey: promptQuery(organization, id).queryKey }),
  });
  const giveUp = (): void => {
    forget();
    onEnd('');
  };
  const { error } = saving;
  const isStale = error instanceof ApiError && error.code === 'version_conflict';
  return (
    <Section title={texts.editTitle}>
      {hasSections(prompt) && <p>{texts.sectionsHint}</p>}
      <ActionForm action={saving} submit={texts.save} problems={PROBLEMS} onCancel={giveUp} primary>
        {isStale && (
          <Conflict
            prompt={prompt}
            base={draft.base}
            onSave={(form) => saving.mutate(form)}
            onDrop={giveUp}
          />
        )}
        <TextFields
          writing={draft.writing}
          onChange={(writing) => write({ ...draft, writing })}
          error={error}
        />
        <ModelFields model={prompt.model} temperature={prompt.temperature} error={error} />
        <Field name="note" label={texts.note} hint={texts.noteHint} error={error}>
          {(input) => <input {...input} maxLength={500} autoComplete="off" />}
        </Field>
      </ActionForm>
    </Section>
  );
}

type Draft = ReturnType<typeof useWriting>['draft'];

/** A text that stayed as it was read is not sent: so does it keep its sections, and what it includes. */
function changedText(draft: Draft, first: Draft) {
  const text = textBody(draft.writing);
  const isSame =
    draft.base === first.base && JSON.stringify(text) === JSON.stringify(textBody(first.writing));
  return isSame ? {} : text;
}

const hasSections = ({ role, task, context, requirements, style, output }: Prompt): boolean =>
  [role, task, context, requirements, style, output].some((section) => section !== null);
