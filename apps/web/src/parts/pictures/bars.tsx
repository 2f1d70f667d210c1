import styles from './pictures.module.css';

/** Of a bar, in its own units. */
const WIDTH = 1_000;
const MARK = 4;

/** Parts of a bar, by what they look like. */
export type BarKind = 'main' | 'second' | 'bad';

export interface Bar {
  name: string;
  /** Its numbers in words. */
  text: string;
  parts: readonly { kind: BarKind; value: number }[];
  /** What the whole width stands for. */
  whole: number;
}

interface BarsProps {
  bars: readonly Bar[];
  legend: readonly { kind: BarKind | 'mark'; label: string }[];
  /** A line through all bars at this share of their width. */
  mark?: number;
}

/** Bars one below the other, each of several parts. More than the whole is cut off. */
export function Bars({ bars, legend, mark }: BarsProps) {
  return (
    <>
      <dl className={styles.bars}>
        {bars.map((bar) => (
          <div key={bar.name}>
            <dt>
              <bdi>{bar.name}</bdi>
              <span>{bar.text}</span>
            </dt>
            <dd>
              <OneBar bar={bar} mark={mark} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles.legend}>
        {legend.map(({ kind, label }) => (
          <li key={kind}>
            <svg className={styles.key} viewBox="0 0 1 1" aria-hidden="true">
              <rect
                className={styles[kind]}
                x={kind === 'mark' ? 0.4 : 0}
                width={kind === 'mark' ? 0.2 : 1}
                height={1}
              />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneBar({ bar: { parts, whole }, mark }: { bar: Bar; mark: number | undefined }) {
  let before = 0;
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ kind, value }) => {
        const x = before;
        const width = Math.min(WIDTH - x, whole > 0 ? (value / whole) * WIDTH : 0);
        before += width;
        return <rect key={kind} className={styles[kind]} x={x} width={width} height={1} />;
      })}
      {mark !== undefined && (
        <rect className={styles.mark} x={Math.min(WIDTH - MARK, mark * WIDTH)} width={MARK} height={1} />
      )}
    </svg>
  );
}
