import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Figure } from '../../parts/pictures/figure.tsx';
import type { MapPart } from './diff/text-map.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

const WIDTH = 1_000;
const HEIGHT = 52;
/** Rows of the picture: what was changed, what is in doubt, what was pasted. */
const CHANGED = { y: 0, height: 26 };
const DOUBTS = { y: 28, height: 10 };
const MATERIAL = { y: 41, height: 9 };

/** Where in the original the changes, the doubts and the pasted parts are, as a picture and as numbers. */
export function TextMap({ map }: { map: readonly MapPart[] }) {
  const refine = useTexts(refineTexts);
  const { number } = useFormats();
  const length = Math.max(1, map.at(-1)?.end ?? 1);
  const x = (position: number): number => (position / length) * WIDTH;
  const columns = [
    refine.mapEdits,
    refine.mapChanged,
    refine.verdicts.doubtful,
    refine.verdicts.lost,
    refine.mapMaterial,
  ];
  return (
    <Figure
      title={refine.map}
      table={{
        columns: [refine.mapPart, ...columns],
        rows: map.map(({ start, end, edits, changed, doubtful, lost, material }) => [
          `${number(start)}–${number(end)}`,
          ...[edits, changed, doubtful, lost, material].map(number),
        ]),
      }}
    >
      <svg
        className={styles.map}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {map.map((part) => {
          const at = { x: x(part.start), width: x(part.end) - x(part.start) };
          const size = Math.max(1, part.end - part.start);
          const high = (part.changed / size) * CHANGED.height;
          return (
            <g key={part.start}>
              {part.changed > 0 && (
                <rect
                  className={styles.mapEdit}
                  {...at}
                  y={CHANGED.y + CHANGED.height - high}
                  height={high}
                />
              )}
              {part.doubtful + part.lost > 0 && (
                <rect className={part.lost ? styles.mapLost : styles.mapDoubt} {...at} {...DOUBTS} />
              )}
              {part.material > 0 && (
                <rect className={styles.mapMaterial} {...at} {...MATERIAL} opacity={part.material / size} />
              )}
            </g>
          );
        })}
      </svg>
    </Figure>
  );
}
