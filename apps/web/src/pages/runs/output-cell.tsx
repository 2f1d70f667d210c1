import { useFormats, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { outputTexts } from './output-texts.ts';
import { type Cell, meanScore } from './results.ts';
import styles from './runs.module.css';
import type { NamedEvaluator } from './use-names.ts';

interface OutputCellProps {
  /** Of one arm and one item. */
  cells: readonly Cell[];
  evaluators: readonly NamedEvaluator[];
  /** Whether all outputs were read. */
  isWhole: boolean;
}

/** The first of an arm's outputs of an item, and what all of them scored on average. */
export function OutputCell({ cells, evaluators, isWhole }: OutputCellProps) {
  const texts = useTexts(outputTexts);
  const { number } = useFormats();
  const [first] = cells;
  if (!first) return <span className={parts.hint}>{isWhole ? texts.notMade : texts.notRead}</span>;
  const scored = evaluators.flatMap(({ id, name }) => {
    const mean = meanScore(cells, id);
    return mean === null ? [] : [{ id, name, mean }];
  });
  return (
    <>
      <OutputText cell={cells.find(({ output }) => output !== null) ?? first} />
      {(scored.length > 0 || cells.length > 1) && (
        <ul className={styles.scores}>
          {cells.length > 1 && <li>{texts.repeatsOf(cells.length)}</li>}
          {scored.map(({ id, name, mean }) => (
            <li key={id}>
              <bdi>{name}</bdi>: {number(Math.round(mean * 100) / 100)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OutputText({ cell: { output, isCut, isRemoved, status, error } }: { cell: Cell }) {
  const texts = useTexts(outputTexts);
  if (output !== null)
    return (
      <p className={styles.output} dir="auto">
        {isCut ? `${output} …` : output}
      </p>
    );
  if (isRemoved) return <span className={parts.hint}>{texts.removed}</span>;
  return (
    <span className={status === 'failed' ? parts.error : parts.hint}>
      {texts.statuses[status]}
      {error && (
        <>
          : <code>{error}</code>
        </>
      )}
    </span>
  );
}
