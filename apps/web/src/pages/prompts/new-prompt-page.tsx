import type { CreatePromptInput } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { promptQuery, promptsKey } from '../../api/prompts.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import parts from '../../parts/parts.module.css';
import { readDraft } from '../../session/drafts.ts';
import { fromSearch, promptFromResult, resultText } from '../refine/from-result.ts';
import { rememberWarnings } from './saved-warnings.tsx';
import { promptTexts } from './texts.ts';
import { DetailFields, NameField } from './write/detail-fields.tsx';
import { ModelFields } from './write/model-fields.tsx';
import { detailsOf, modelOf } from './write/prompt-form.ts';
import { TextFields } from './write/text-fields.tsx';
import { useWriting } from './write/use-writing.ts';
import { NOTHING_WRITTEN, textBody } from './write/writing.ts';

/** Said at the field that they are about. */
const PROBLEMS = { prompt_name_taken: 'name', include_invalid: 'content' };

/** Makes a prompt, with its first version. */
export function Page() {
  const texts = useTexts(promptTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sameKey = useSameKey<CreatePromptInput>();
  const { from } = fromSearch(useSearch({ from: '/o/$slug/prompts/new' }));
  const { draft, write, forget } = useWriting(promptFromResult(organization.id, from ?? 'new'), () => ({
    base: 0,
    writing: { ...NOTHING_WRITTEN, text: from ? readDraft(resultText(organization.id, from)) : '' },
  }));
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const input = { ...detailsOf(form), ...textBody(draft.writing), ...modelOf(form) };
      return organization.client.createPrompt(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: async (prompt) => {
      sameKey.done();
      forget();
      queries.setQueryData(promptQuery(organization, prompt.id).queryKey, prompt);
      rememberWarnings(queries, organization, prompt);
      void queries.invalidateQueries({ queryKey: promptsKey(organization) });
      await navigate({ to: '/o/$slug/prompts/$id', params: { slug, id: prompt.id }, replace: true });
    },
  });
  return (
    <div className={parts.stack}>
      <div>
        <h1>{texts.new}</h1>
        <Link to="/o/$slug/prompts" params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <ActionForm action={making} submit={texts.make} problems={PROBLEMS} primary>
        <NameField prompt={null} error={making.error} />
        <TextFields
          writing={draft.writing}
          onChange={(writing) => write({ base: 0, writing })}
          error={making.error}
        />
        <ModelFields model={null} temperature={null} error={making.error} />
        <DetailFields prompt={null} error={making.error} />
      </ActionForm>
    </div>
  );
}
