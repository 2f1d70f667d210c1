import type { Requirement } from '@prompt-refinery/client';
import { useMemo } from 'react';
import type { Findings } from '../../diff/findings.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

/** As many as the API names with a result; checks of a text of the reader's own name all. */
const MOST = 200;
const ORDER = { lost: 0, doubtful: 1, kept: 2 } as const;

interface RequirementListProps {
  findings: Findings;
  /** Whether the text is the original: then nothing was compared. */
  isUnchanged: boolean;
  selected: string | null;
  onSelect: (id: string | null) => void;
}

/** What the original asks for and the result adds: kept, lost or doubtful, why, and who decided, a sentence each. One of them marks its places in both texts. */
export function RequirementList({ findings, isUnchanged, selected, onSelect }: RequirementListProps) {
  const refine = useTexts(refineTexts);
  const { number } = useFormats();
  const { requirements, added, checked } = findings;
  const sorted = useMemo(
    () =>
      [...requirements]
        .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.start - b.start)
        .slice(0, MOST),
    [requirements],
  );
  const additions = added.slice(0, MOST);
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">{refine.requirements}</h2>
      {requirements.length === 0 && <p>{isUnchanged ? refine.unchanged : refine.noRequirements}</p>}
      {checked !== null && checked > sorted.length && (
        <p className={styles.quiet}>{refine.checkedOf(number(sorted.length), number(checked))}</p>
      )}
      {(sorted.length > 0 || additions.length > 0) && (
        <ul className={styles.requirements}>
          {additions.map((one) => (
            <Row key={one.id} one={one} isAddition isSelected={one.id === selected} onSelect={onSelect} />
          ))}
          {sorted.map((one) => (
            <Row key={one.id} one={one} isSelected={one.id === selected} onSelect={onSelect} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  one: Pick<Requirement, 'id' | 'text' | 'verdict' | 'reason' | 'details' | 'decidedBy'>;
  isAddition?: boolean;
  isSelected: boolean;
  onSelect: (id: string | null) => void;
}

function Row({ one, isAddition = false, isSelected, onSelect }: RowProps) {
  const refine = useTexts(refineTexts);
  const { id, text, verdict, reason, details = [], decidedBy } = one;
  return (
    <li>
      <button type="button" aria-pressed={isSelected} onClick={() => onSelect(isSelected ? null : id)}>
        <span>
          <span className={styles.verdict} data-verdict={verdict}>
            {isAddition ? refine.addition : refine.verdicts[verdict]}
          </span>
          {': '}
          <bdi>{text}</bdi>
        </span>
        <small className={styles.quiet}>
          {[reason, refine.decided[decidedBy]].filter(Boolean).join(' · ')}
        </small>
        {details.map(({ kind, start, text: words, reason: why }) => (
          <small key={`${kind} ${start}`} className={styles.quiet}>
            <bdi>{words}</bdi>: {why}
          </small>
        ))}
      </button>
    </li>
  );
}
