import type { Run } from '@prompt-refinery/client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { OnlyDifferent } from './only-different.tsx';
import { outputTexts } from './output-texts.ts';
import { OutputsTable } from './outputs-table.tsx';
import { cellsQuery, isOutdated } from './result-queries.ts';
import { differs, rowsOf } from './results.ts';
import { isUnfinished } from './run-queries.ts';
import { runSearch } from './runs-search.ts';
import { useNamedEvaluators } from './use-names.ts';

/** The outputs of a run by item, as far as they were read. */
export function Outputs({ run }: { run: Run }) {
  const texts = useTexts(outputTexts);
  const may = useMay();
  if (!may('streamRunResults')) return null;
  return (
    <Section title={texts.title}>
      <ReadOutputs run={run} />
    </Section>
  );
}

function ReadOutputs({ run }: { run: Run }) {
  const texts = useTexts(outputTexts);
  const { number } = useFormats();
  const search = runSearch(useSearch({ from: '/o/$slug/runs/$id' }));
  const evaluators = useNamedEvaluators(run.evaluators);
  const { list, readNow } = useCells(run);
  const { data, error, isFetching, hasNextPage, fetchNextPage } = list;
  if (!data && !error) return <Loading />;
  const cells = data?.pages.flatMap((page) => page.cells) ?? [];
  const rows = rowsOf(cells, run.arms.length);
  const shown = search.only ? rows.filter((row) => differs(row, evaluators)) : rows;
  const isChanging = isUnfinished(run);
  return (
    <>
      {run.arms.length > 1 && run.evaluators.length > 0 && <OnlyDifferent run={run} search={search} />}
      {shown.length > 0 && (
        <OutputsTable run={run} rows={shown} evaluators={evaluators} isWhole={!hasNextPage} />
      )}
      {shown.length === 0 && !error && <Empty text={rows.length === 0 ? texts.empty : texts.noneDifferent} />}
      {error && <ProblemNote error={error} onRetry={() => void (data ? fetchNextPage() : list.refetch())} />}
      <div className={parts.row}>
        <span role="status">
          {cells.length > 0 && texts.shown(number(cells.length), number(run.cells.total))}
        </span>
        {hasNextPage && !error && (
          <Button onClick={() => void fetchNextPage()} disabled={isFetching}>
            {texts.more}
          </Button>
        )}
        {isChanging && (
          <Button onClick={readNow} disabled={isFetching}>
            {texts.again}
          </Button>
        )}
      </div>
    </>
  );
}

/** As many steps are read again by themselves when a run has ended; of longer ones only the first. */
const MOST_READ_AGAIN = 2;

/**
 * What was read of a run's outputs; it is read anew once the run has ended, or has begun again: then scores
 * have come, or will.
 */
function useCells(run: Run) {
  const organization = useOrganization();
  const queries = useQueryClient();
  const options = cellsQuery(organization, run);
  const list = useInfiniteQuery(options);
  const { refetch, data } = list;
  const isShort = (data?.pages.length ?? 0) <= MOST_READ_AGAIN;
  const readNow = (): void => {
    if (isShort) void refetch();
    else void queries.resetQueries({ queryKey: options.queryKey });
  };
  const latest = useRef(readNow);
  useEffect(() => {
    latest.current = readNow;
  });
  const { finishedAt } = run;
  useEffect(() => {
    if (data && isOutdated(data.pages, { finishedAt })) latest.current();
  }, [data, finishedAt]);
  return { list, readNow };
}
