import styles from './pictures.module.css';

/** Of the picture, in its own units; each is as wide as its place. */
const WIDTH = 1_000;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
/** Half of the height of an interval's ends, and of its dot's size. */
const END = 6;
const DOT = 5;

/** What an interval says, by its look. */
export type IntervalKind = 'good' | 'bad' | 'open';

export interface Interval {
  name: string;
  /** Its numbers in words. */
  text: string;
  kind: IntervalKind;
  lower: number;
  upper: number;
  /** Where the dot is; null: there is none. */
  value: number | null;
}

interface IntervalsProps {
  intervals: readonly Interval[];
  /** Of the axis; what lies outside is cut off. */
  from: number;
  to: number;
  /** What stands below both ends of the axis, and below its zero. */
  axis: readonly [from: string, zero: string, to: string];
  /** Down to minus this much a difference does not matter: drawn as a line. */
  margin?: number | undefined;
}

/** Intervals one below the other on an axis with a line at zero, and one at the margin. */
export function Intervals({ intervals, from, to, axis, margin }: IntervalsProps) {
  const placeOf = (value: number): number =>
    Math.min(1, Math.max(0, (value - from) / (to - from || 1))) * WIDTH;
  const zero = placeOf(0);
  return (
    <>
      <dl className={styles.bars}>
        {intervals.map((interval) => (
          <div key={interval.name}>
            <dt>
              <bdi>{interval.name}</bdi>
              <span>{interval.text}</span>
            </dt>
            <dd>
              <svg
                className={styles.interval}
                viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <line className={styles.zero} x1={zero} x2={zero} y1={0} y2={HEIGHT} />
                {margin !== undefined && (
                  <line
                    className={styles.margin}
                    x1={placeOf(-margin)}
                    x2={placeOf(-margin)}
                    y1={0}
                    y2={HEIGHT}
                  />
                )}
                <OneInterval interval={interval} placeOf={placeOf} />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.ends} aria-hidden="true">
        {axis.map((label, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two ends may say the same
          <span key={at}>{label}</span>
        ))}
      </div>
    </>
  );
}

function OneInterval({
  interval: { lower, upper, value, kind },
  placeOf,
}: {
  interval: Interval;
  placeOf: (value: number) => number;
}) {
  const [left, right] = [placeOf(lower), placeOf(upper)];
  const ends = { y1: MIDDLE - END, y2: MIDDLE + END };
  return (
    <g className={styles[kind]}>
      <line x1={left} x2={right} y1={MIDDLE} y2={MIDDLE} />
      <line x1={left} x2={left} {...ends} />
      <line x1={right} x2={right} {...ends} />
      {value !== null && (
        <line
          className={styles.dot}
          x1={placeOf(value)}
          x2={placeOf(value)}
          y1={MIDDLE - DOT}
          y2={MIDDLE + DOT}
        />
      )}
    </g>
  );
}
