import type { Batch } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { batchesKey, batchQuery, isUnfinished } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import styles from './batches.module.css';
import { batchTexts } from './texts.ts';

/** Downloads of the results, and what can be done about a batch in its state. */
export function BatchActions({ batch }: { batch: Batch }) {
  const texts = useTexts(batchTexts);
  const { client, id: organizationId, slug } = useOrganization();
  const organization = useOrganization();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const { id, counts } = batch;
  const name = batch.name ?? id;
  const take = (changed: Batch): void => {
    queries.setQueryData(batchQuery(organization, id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: batchesKey(organization) });
  };
  const retrying = useMutation({ mutationFn: () => client.retryBatch({ id }), onSuccess: take });
  const remove = async (): Promise<void> => {
    await client.deleteBatch({ id });
    await navigate({ to: '/o/$slug/batches', params: { slug } });
    queries.removeQueries({ queryKey: batchQuery(organization, id).queryKey });
    await queries.invalidateQueries({ queryKey: batchesKey(organization) });
  };
  const hasEnded = !isUnfinished(batch);
  return (
    <div className={parts.stack}>
      {may('streamResults') && (
        <div className={styles.links}>
          {(['ndjson', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={resultsUrl(id, organizationId, format)}
              download={`${fileName(name)}.${format}`}
            >
              {format === 'csv' ? texts.downloadCsv : texts.downloadNdjson}
            </a>
          ))}
        </div>
      )}
      <div className={parts.row}>
        {hasEnded && counts.failed > 0 && may('retryBatch') && (
          <Button onClick={() => retrying.mutate()} disabled={retrying.isPending}>
            {texts.retry}
          </Button>
        )}
        {!hasEnded && may('cancelBatch') && (
          <ConfirmButton
            label={texts.cancel}
            question={<bdi>{texts.cancelQuestion(name)}</bdi>}
            action={async () => take(await client.cancelBatch({ id }))}
            disabled={batch.status === 'cancelling'}
          />
        )}
        {hasEnded && may('deleteBatch') && (
          <ConfirmButton
            label={texts.remove}
            question={<bdi>{texts.removeQuestion(name)}</bdi>}
            action={remove}
          />
        )}
      </div>
      {retrying.error && <ProblemNote error={retrying.error} />}
    </div>
  );
}

/** A link sends no headers, so the address says what they would. */
function resultsUrl(id: string, organization: string, format: 'ndjson' | 'csv'): string {
  const url = new URL(`api/v1/batches/${id}/results`, BASE_URL);
  url.search = new URLSearchParams({ organization, format }).toString();
  return url.href;
}

/** Of what a name has that every system takes in the name of a file. */
const fileName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '')
    .slice(0, 80) || 'batch';
