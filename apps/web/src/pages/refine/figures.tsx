import type { ReactNode } from 'react';
import type { Refined } from '../../api/refined.ts';
import type { Findings } from '../../diff/findings.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

interface FiguresProps {
  refined: Refined;
  /** null while the text as it is now is checked, or where texts were removed. */
  findings: Findings | null;
  /** What stands at the end of the strip. */
  children?: ReactNode;
}

/** The result in numbers, in one strip. */
export function Figures({ refined, findings, children }: FiguresProps) {
  const refine = useTexts(refineTexts);
  const { number, percent } = useFormats();
  const { originalTokens, usage, paysAfterUses } = refined;
  const tokens = findings ? findings.tokens : refined.texts ? null : refined.refinedTokens;
  const share = originalTokens > 0 && tokens !== null ? (1 - tokens / originalTokens) * 100 : 0;
  const kept = findings?.requirements.filter(({ verdict }) => verdict === 'kept').length ?? 0;
  const open = findings ? findings.added.length + findings.requirements.length - kept : 0;
  return (
    <div className={styles.strip}>
      <dl>
        <Figure
          name={tokens === null ? refine.tokens : refine.fewer(percent(share))}
          value={tokens === null ? number(originalTokens) : `${number(originalTokens)} → ${number(tokens)}`}
        />
        {findings && (
          <>
            <Figure
              name={refine.requirementsKept}
              value={refine.keptOf(number(kept), number(findings.requirements.length))}
            />
            <Figure name={refine.lookAt} value={number(open)} isDoubt={open > 0} />
          </>
        )}
        <Figure
          name={refine.spentOnce}
          value={usage.spentTokens === 0 ? refine.nothing : refine.spent(usage.spentTokens, number)}
        />
        {usage.spentTokens > 0 && (
          <Figure
            name={refine.untilItPays}
            value={paysAfterUses === null ? refine.never : refine.uses(paysAfterUses)}
          />
        )}
      </dl>
      {children && <div className={styles.stripEnd}>{children}</div>}
    </div>
  );
}

function Figure({ name, value, isDoubt = false }: { name: string; value: string; isDoubt?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isDoubt ? styles.doubt : undefined}>{value}</dd>
    </div>
  );
}
