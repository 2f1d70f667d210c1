import type { Run } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { AddScores } from './add-scores.tsx';
import { isUnfinished, runQuery, runsKey } from './run-queries.ts';
import { runTexts } from './texts.ts';

/** The download of the results, and what can be done about a run in its state. */
export function RunActions({ run }: { run: Run }) {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const may = useMay();
  const { id } = run;
  const take = (changed: Run): void => {
    queries.setQueryData(runQuery(organization, id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: runsKey(organization) });
  };
  const retrying = useMutation({
    mutationFn: () => client.retryRun({ id }),
    onSuccess: (changed) => {
      take(changed);
      // The button is gone.
      document.getElementById('content')?.focus();
    },
  });
  const hasEnded = !isUnfinished(run);
  return (
    <>
      {may('streamRunResults') && (
        <a
          href={resultsUrl(id, organization.id)}
          download={`run-${id}.ndjson`}
          className={`${parts.button} ${parts.link}`}
        >
          {texts.download}
        </a>
      )}
      {!hasEnded && may('cancelRun') && (
        <ConfirmButton
          label={texts.cancel}
          question={<bdi>{texts.cancelQuestion(run.name ?? texts.run)}</bdi>}
          action={async () => take(await client.cancelRun({ id }))}
        />
      )}
      {hasEnded && hasFailures(run) && may('retryRun') && (
        <Button onClick={() => retrying.mutate()} disabled={retrying.isPending}>
          {texts.retry}
        </Button>
      )}
      {hasEnded && run.cells.completed > 0 && may('addRunScores') && (
        <DialogButton label={texts.addScores}>
          {(close) => <AddScores run={run} onDone={take} close={close} />}
        </DialogButton>
      )}
      {retrying.error && <ProblemNote error={retrying.error} />}
    </>
  );
}

/** Cells, or else judgements, that a retry would try again. */
const hasFailures = ({ cells, judgements }: Run): boolean =>
  cells.failed > 0 || judgements.failed + judgements.cancelled > 0;

/** A link sends no headers, so the address says what they would. */
function resultsUrl(id: string, organization: string): string {
  const url = new URL(`api/v1/runs/${id}/results`, BASE_URL);
  url.search = new URLSearchParams({ organization }).toString();
  return url.href;
}
