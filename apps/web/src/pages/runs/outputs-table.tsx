import type { Run } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { OutputCell } from './output-cell.tsx';
import { outputTexts } from './output-texts.ts';
import type { ItemRow } from './results.ts';
import styles from './runs.module.css';
import { runSearch } from './runs-search.ts';
import { type NamedEvaluator, useArmNames } from './use-names.ts';

interface OutputsTableProps {
  run: Run;
  rows: readonly ItemRow[];
  evaluators: readonly NamedEvaluator[];
  /** Whether all outputs were read. */
  isWhole: boolean;
}

/** A row for each item: what each arm answered, and what it scored. */
export function OutputsTable({ run, rows, evaluators, isWhole }: OutputsTableProps) {
  const texts = useTexts(outputTexts);
  const { names } = useArmNames(run.arms);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keys as well
    <section className={styles.box} aria-label={texts.title} tabIndex={0}>
      <table className={styles.outputs}>
        <thead>
          <tr>
            <th scope="col">{texts.item}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.itemId}>
              <th scope="row">
                <ItemLink run={run} row={row} />
              </th>
              {row.arms.map((cells, arm) => (
                <td key={names[arm]}>
                  <OutputCell cells={cells} evaluators={evaluators} isWhole={isWhole} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Enough of an id to tell items apart: it begins with the time, which they share. */
export const shortId = (id: string): string => `… ${id.slice(-8)}`;

function ItemLink({ run: { id }, row: { itemId, customId } }: { run: Run; row: ItemRow }) {
  const { slug } = useOrganization();
  const search = runSearch(useSearch({ from: '/o/$slug/runs/$id' }));
  return (
    <Link to="/o/$slug/runs/$id" params={{ slug, id }} search={{ ...search, item: itemId }}>
      <bdi>{customId ?? shortId(itemId)}</bdi>
    </Link>
  );
}
