import { useFormats } from '../../i18n/messages.ts';
import styles from './pictures.module.css';

/** Of the picture, in its own units; it is as wide as its place. */
const HEIGHT = 100;
const GAP = 0.12;

interface ColumnsProps {
  values: readonly number[];
  /** What stands below, and at which column it begins. */
  axis: readonly { at: number; label: string }[];
  /** Columns before this one are drawn as bad. */
  badBefore?: number;
  /** How the highest value is written; as a number where nothing is said. */
  format?: (value: number) => string;
  /** The whole height stands for no less than this. */
  least?: number;
}

/** Columns on an axis, the highest as high as the picture; its value stands above. */
export function Columns({ values, axis, badBefore = 0, format, least = 1 }: ColumnsProps) {
  const { number } = useFormats();
  const most = Math.max(least, ...values);
  return (
    <div aria-hidden="true">
      <div className={styles.most}>{(format ?? number)(most)}</div>
      <svg
        aria-hidden="true"
        className={styles.columns}
        viewBox={`0 0 ${values.length} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {values.map((value, at) => {
          const height = most > 0 ? (value / most) * HEIGHT : 0;
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name
              key={at}
              className={at < badBefore ? styles.bad : styles.main}
              x={at + GAP / 2}
              width={1 - GAP}
              y={HEIGHT - height}
              height={height}
            />
          );
        })}
      </svg>
      <div
        className={styles.axis}
        style={{ gridTemplateColumns: `repeat(${values.length}, minmax(0, 1fr))` }}
      >
        {axis.map(({ at, label }, index) => (
          <span key={at} style={{ gridColumn: `${at + 1} / ${(axis[index + 1]?.at ?? values.length) + 1}` }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
