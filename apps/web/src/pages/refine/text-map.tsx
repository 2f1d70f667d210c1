import type { MapPart } from '../../diff/text-map.ts';
import { useFormats, useMessages } from '../../i18n/messages.ts';
import styles from './diff.module.css';

const WIDTH = 1_000;
const HEIGHT = 52;
/** Rows of the picture: what was changed, what is in doubt, what was pasted. */
const CHANGED = { y: 0, height: 26 };
const DOUBTS = { y: 28, height: 10 };
const MATERIAL = { y: 41, height: 9 };

/** Where in the original the changes, the doubts and the pasted parts are, as a picture and as numbers. */
export function TextMap({ map }: { map: readonly MapPart[] }) {
  const { refine } = useMessages();
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
    <figure>
      <figcaption>{refine.map}</figcaption>
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
      <details>
        <summary>{refine.mapTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well */}
        <section className={styles.tableBox} aria-label={refine.mapTable} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{refine.mapPart}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {map.map(({ start, end, edits, changed, doubtful, lost, material }) => (
                <tr key={start}>
                  <th scope="row">
                    {number(start)}–{number(end)}
                  </th>
                  <td>{number(edits)}</td>
                  <td>{number(changed)}</td>
                  <td>{number(doubtful)}</td>
                  <td>{number(lost)}</td>
                  <td>{number(material)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
