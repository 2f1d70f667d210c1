import { MAX_NAMED, type Requirement } from '@prompt-refinery/client';
import { useMemo } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import { Segments } from '../../parts/segments.tsx';
import type { Findings } from './diff/findings.ts';
import styles from './diff.module.css';
import { LISTS, type List } from './result-search.ts';
import { refineTexts } from './texts.ts';

const ORDER = { lost: 0, doubtful: 1, kept: 2 } as const;

type Listed = Pick<Requirement, 'id' | 'text' | 'verdict' | 'reason' | 'details' | 'decidedBy'> & {
  isAddition?: boolean;
};

interface RequirementListProps {
  findings: Findings;
  /** Whether the text is the original: then nothing was compared. */
  isUnchanged: boolean;
  /** Which of them are shown; undefined: those to look at, if there are any. */
  list: List | undefined;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Puts back what was changed of one; undefined where nothing of it can be put back. */
  putBackOf: (id: string) => (() => void) | undefined;
}

/**
 * What the original asks for and the result adds: kept, lost or doubtful, why, and who decided, a sentence
 * each. One of them marks its places in both texts.
 */
export function RequirementList(props: RequirementListProps) {
  const { findings, isUnchanged, selected, onSelect, putBackOf } = props;
  const refine = useTexts(refineTexts);
  const { number } = useFormats();
  const { requirements, added, checked } = findings;
  const listed = useMemo(() => {
    const sorted = [...requirements].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.start - b.start);
    const look: Listed[] = [
      ...added.map((one) => ({ ...one, isAddition: true })),
      ...sorted.filter(({ verdict }) => verdict !== 'kept'),
    ];
    const kept: Listed[] = sorted.filter(({ verdict }) => verdict === 'kept');
    return { look, kept, all: [...look, ...kept] } satisfies Record<List, Listed[]>;
  }, [requirements, added]);
  const open = props.list ?? (listed.look.length > 0 ? 'look' : 'kept');
  const shown = listed[open].slice(0, MAX_NAMED);
  const named = Math.min(requirements.length, MAX_NAMED);
  return (
    <section aria-labelledby="requirements" className={parts.panel}>
      <div className={parts.panelHead}>
        <h2 id="requirements">{refine.requirements}</h2>
        <Segments
          label={refine.requirements}
          name="list"
          values={LISTS}
          open={open}
          nameOf={(one) => `${refine.lists[one]} ${number(listed[one].length)}`}
        />
      </div>
      {requirements.length === 0 && (
        <p className={styles.note}>{isUnchanged ? refine.unchanged : refine.noRequirements}</p>
      )}
      {requirements.length > 0 && shown.length === 0 && <p className={styles.note}>{refine.nothingListed}</p>}
      {checked !== null && open !== 'look' && checked > named && (
        <p className={styles.note}>{refine.checkedOf(number(named), number(checked))}</p>
      )}
      {shown.length > 0 && (
        <ul className={styles.requirements}>
          {shown.map((one) => (
            <Row
              key={one.id}
              one={one}
              isSelected={one.id === selected}
              onSelect={onSelect}
              putBack={one.verdict === 'kept' ? undefined : putBackOf(one.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  one: Listed;
  isSelected: boolean;
  onSelect: (id: string | null) => void;
  putBack: (() => void) | undefined;
}

function Row({ one, isSelected, onSelect, putBack }: RowProps) {
  const refine = useTexts(refineTexts);
  const { id, text, verdict, reason, details = [], decidedBy, isAddition } = one;
  return (
    <li>
      <button
        type="button"
        className={styles.requirement}
        aria-pressed={isSelected}
        onClick={() => onSelect(isSelected ? null : id)}
      >
        <span>
          <span className={styles.verdict} data-verdict={verdict}>
            {isAddition ? refine.addition : refine.verdicts[verdict]}
          </span>{' '}
          <bdi>{text}</bdi>
        </span>
        <small className={styles.quiet}>
          {reason && (
            <>
              <ApiText>{reason}</ApiText> ·{' '}
            </>
          )}
          {refine.decided[decidedBy]}
        </small>
        {details.map(({ kind, start, text: words, reason: why }) => (
          <small key={`${kind} ${start}`} className={styles.quiet}>
            <bdi>{words}</bdi>: <ApiText>{why}</ApiText>
          </small>
        ))}
      </button>
      {putBack && (
        <div className={styles.ways}>
          <Button onClick={putBack}>{refine.reject}</Button>
        </div>
      )}
    </li>
  );
}
