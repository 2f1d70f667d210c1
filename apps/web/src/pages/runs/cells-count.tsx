import { MAX_CELLS } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery, newestDatasetsQuery } from '../../api/datasets.ts';
import { newestEvaluatorsQuery } from '../../api/evaluators.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { newRunTexts } from './new-run-texts.ts';
import { cellsOf, mayAnswerTwice } from './run-request.ts';

interface CellsCountProps {
  datasetId: string;
  arms: number;
  repeats: number;
  /** Ids of those that are chosen. */
  evaluators: readonly string[];
}

/** How many outputs the run makes, before it is sent. */
export function CellsCount({ datasetId, arms, repeats, evaluators }: CellsCountProps) {
  const texts = useTexts(newRunTexts);
  const { number } = useFormats();
  const itemCount = useItemCount(datasetId);
  const { data: offered = [] } = useQuery(newestEvaluatorsQuery(useOrganization()));
  const chosen = offered.filter(({ id }) => evaluators.includes(id));
  const cells = cellsOf(itemCount, arms, repeats);
  if (itemCount === 0) return <p className={parts.error}>{texts.noItems}</p>;
  return (
    <div role="status">
      {cells === null || itemCount === undefined ? (
        <p>{texts.cellsUnknown}</p>
      ) : (
        <>
          <p>{texts.cells({ items: itemCount, arms, repeats, total: cells }, number)}</p>
          {mayAnswerTwice(chosen, repeats) && <p>{texts.mayBeMore(itemCount, number)}</p>}
          {cells > MAX_CELLS && <p className={parts.error}>{texts.tooMany(number(MAX_CELLS))}</p>}
        </>
      )}
    </div>
  );
}

/** Of the newest revision; undefined until it is known. */
function useItemCount(datasetId: string): number | undefined {
  const organization = useOrganization();
  const offered = useQuery(newestDatasetsQuery(organization)).data?.find(({ id }) => id === datasetId);
  const isElsewhere = datasetId !== '' && !offered;
  const chosen = useQuery({ ...datasetQuery(organization, datasetId), enabled: isElsewhere });
  return (offered ?? chosen.data)?.itemCount;
}
