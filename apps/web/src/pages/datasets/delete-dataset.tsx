import { ApiError, type Dataset } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery, datasetsKey } from '../../api/datasets.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { itemsKey } from './dataset-queries.ts';
import { datasetTexts } from './texts.ts';

/** Asks first. Where runs would go with the dataset, it says how many, and asks again. */
export function DeleteDataset({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  return (
    <DialogButton label={texts.delete}>
      {(close) => <Question dataset={dataset} close={close} />}
    </DialogButton>
  );
}

function Question({ dataset: { id, name }, close }: { dataset: Dataset; close: () => void }) {
  const texts = useTexts(datasetTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const { client, slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: async (force: boolean) => {
      await client.deleteDataset({ id, ...(force ? { force } : {}) });
      await navigate({ to: '/o/$slug/datasets', params: { slug } });
      queries.removeQueries({ queryKey: datasetQuery(organization, id).queryKey });
      queries.removeQueries({ queryKey: itemsKey(organization, id) });
      await queries.invalidateQueries({ queryKey: datasetsKey(organization) });
    },
  });
  const { error } = deleting;
  const isInUse = error instanceof ApiError && error.code === 'dataset_in_use';
  return (
    <>
      <p>
        <bdi>{texts.deleteQuestion(name)}</bdi>
      </p>
      {isInUse ? (
        <div role="alert">
          <p>{texts.runsGo}</p>
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
          {isInUse ? texts.deleteWithRuns : texts.delete}
        </Button>
      </div>
    </>
  );
}
