import type { Prompt, PromptVersion } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { refreshPrompt } from '../../../api/prompts.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { useShow } from '../use-show.ts';
import { versionTexts } from './texts.ts';

/** Makes a new version that says what an older one says, and opens it. */
export function RestoreVersion({ prompt, version }: { prompt: Prompt; version: PromptVersion }) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const { id, latest } = prompt;
  const show = useShow(id);
  const sameKey = useSameKey();
  if (version.number === latest || !may('restorePromptVersion')) return null;
  const restore = async (): Promise<void> => {
    // On top of another newest version it is another version.
    const idempotencyKey = sameKey.keyOf({ n: version.number, latest });
    const made = await organization.client.restorePromptVersion(
      { id, n: version.number },
      { idempotencyKey },
    );
    sameKey.done();
    await refreshPrompt(queries, organization, id);
    await show({ tab: 'versions', version: made.number });
  };
  return (
    <ConfirmButton
      label={texts.restore}
      question={texts.restoreQuestion(number(version.number))}
      action={restore}
    />
  );
}

/**
 * Says that the reader finds a version good, which somebody else has written, or takes that back. Labels may
 * require it. Who has approved a version is not told, so both can be chosen; neither counts twice.
 */
export function ApproveVersion({ version: { promptId, number: n, authorId } }: { version: PromptVersion }) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const { client, me } = useOrganization();
  const may = useMay();
  const deciding = useMutation({
    mutationFn: (approves: boolean) =>
      approves
        ? client.approvePromptVersion({ id: promptId, n })
        : client.withdrawApproval({ id: promptId, n }),
  });
  const { data, error, isPending, variables } = deciding;
  const said = variables ? texts.approved : texts.withdrawn;
  if (!may('approvePromptVersion')) return null;
  if (authorId === me.id) return <span className={parts.hint}>{texts.ownVersion}</span>;
  return (
    <>
      <div className={parts.row}>
        <Button onClick={() => deciding.mutate(true)} disabled={isPending}>
          {texts.approve}
        </Button>
        {may('withdrawApproval') && (
          <Button onClick={() => deciding.mutate(false)} disabled={isPending}>
            {texts.withdraw}
          </Button>
        )}
        <span role="status">{data ? said(number(data.approvals)) : ''}</span>
      </div>
      {error && <ProblemNote error={error} />}
    </>
  );
}
