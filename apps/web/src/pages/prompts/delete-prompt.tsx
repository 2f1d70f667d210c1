import { ApiError, type Prompt } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { promptQuery, promptsKey, versionsKey } from '../../api/prompts.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { promptTexts } from './texts.ts';

/** Asks first. Where the prompt is in use, it says by what, and asks again. */
export function DeletePrompt({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(promptTexts);
  return (
    <Section title={texts.remove}>
      <div>
        <DialogButton label={texts.remove}>
          {(close) => <Question prompt={prompt} close={close} />}
        </DialogButton>
      </div>
    </Section>
  );
}

function Question({ prompt: { id, name }, close }: { prompt: Prompt; close: () => void }) {
  const texts = useTexts(promptTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const { slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: async (force: boolean) => {
      await organization.client.deletePrompt({ id, ...(force ? { force } : {}) });
      await navigate({ to: '/o/$slug/prompts', params: { slug } });
      queries.removeQueries({ queryKey: promptQuery(organization, id).queryKey });
      queries.removeQueries({ queryKey: versionsKey(organization, id) });
      await queries.invalidateQueries({ queryKey: promptsKey(organization) });
    },
  });
  const { error } = deleting;
  const isInUse = error instanceof ApiError && error.code === 'prompt_in_use';
  return (
    <>
      <p>
        <bdi>{texts.removeQuestion(name)}</bdi>
      </p>
      {isInUse ? (
        <div role="alert">
          <p>{texts.inUse}</p>
          <p>
            <ApiText>{error.detail}</ApiText>
          </p>
        </div>
      ) : (
        error && <ProblemNote error={error} />
      )}
      <div className={parts.row}>
        <Button onClick={close}>{common.cancel}</Button>
        <Button
          className={parts.danger}
          onClick={() => deleting.mutate(isInUse)}
          disabled={deleting.isPending}
        >
          {isInUse ? texts.force : texts.remove}
        </Button>
      </div>
    </>
  );
}
