import type { DatasetItem, Run, RunResult } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty } from '../../parts/states.tsx';
import { ItemInput } from './item-input.tsx';
import { isolated } from './names.ts';
import { OneOutput } from './one-output.tsx';
import { outputTexts } from './output-texts.ts';
import { shortId } from './outputs-table.tsx';
import { datasetItemQuery, itemCellsQuery } from './result-queries.ts';
import styles from './runs.module.css';
import { runSearch } from './runs-search.ts';
import { TextBox } from './text-box.tsx';
import { useArmNames, useNamedEvaluators } from './use-names.ts';

/** What all arms of a run made of one item, side by side. */
export function ItemView({ run, id }: { run: Run; id: string }) {
  const texts = useTexts(outputTexts);
  const organization = useOrganization();
  const { item: _, ...search } = runSearch(useSearch({ from: '/o/$slug/runs/$id' }));
  const cells = useQuery(itemCellsQuery(organization, run, id));
  useEffect(() => {
    // The link that opened it has gone with the table.
    if (document.activeElement === document.body) document.getElementById('content')?.focus();
  }, []);
  const name = cells.data?.find(({ customId }) => customId !== null)?.customId ?? shortId(id);
  return (
    <Section title={texts.itemOf(isolated(name))}>
      <Link to="/o/$slug/runs/$id" params={{ slug: organization.slug, id: run.id }} search={search}>
        {texts.back}
      </Link>
      <Read query={cells}>
        {(found) =>
          found.length === 0 ? (
            <Empty text={texts.gone} />
          ) : (
            <>
              <Asked run={run} id={id} cells={found} />
              <Answered run={run} cells={found} />
            </>
          )
        }
      </Read>
    </Section>
  );
}

/** The item itself; its input also stands in what was made of it. */
function Asked({ run, id, cells }: { run: Run; id: string; cells: readonly RunResult[] }) {
  const texts = useTexts(outputTexts);
  const item = useQuery(datasetItemQuery(useOrganization(), run, id));
  const input = cells.find(({ execution }) => execution?.input)?.execution?.input ?? null;
  return (
    <Read query={item}>
      {(found) =>
        found ? (
          <AskedItem item={found} />
        ) : (
          <>
            {input && <ItemInput input={input} />}
            <p>{texts.itemGone}</p>
          </>
        )
      }
    </Read>
  );
}

function AskedItem({ item: { input, expected, metadata } }: { item: DatasetItem }) {
  const texts = useTexts(outputTexts);
  const named = Object.entries(metadata);
  return (
    <>
      <ItemInput input={input} />
      {expected === null ? <p>{texts.noExpected}</p> : <TextBox title={texts.expected} text={expected} />}
      {named.length > 0 && (
        <Section title={texts.metadata}>
          <Facts facts={named.map(([name, value]) => [name, <bdi key={name}>{value}</bdi>])} />
        </Section>
      )}
    </>
  );
}

function Answered({ run, cells }: { run: Run; cells: readonly RunResult[] }) {
  const texts = useTexts(outputTexts);
  const { problem } = useMessages();
  const { names } = useArmNames(run.arms);
  const evaluators = useNamedEvaluators(run.evaluators);
  const isRepeated = cells.some(({ repeat }) => repeat > 1);
  const titleOf = ({ arm, repeat }: RunResult): string => {
    const name = names[arm] ?? '';
    return isRepeated ? texts.repeat(name, String(repeat)) : name;
  };
  return (
    <>
      {cells.some(({ execution }) => execution?.textsRemovedAt) && <p>{problem.textsRemoved}</p>}
      <div className={styles.texts}>
        {cells.map((cell) => (
          <OneOutput
            key={`${cell.arm} ${cell.repeat}`}
            run={run}
            cell={cell}
            title={titleOf(cell)}
            evaluators={evaluators}
          />
        ))}
      </div>
    </>
  );
}
