import type { Refined } from '../../api/refined.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

/** How much shorter it is now, and by whom. `tokens`: null while they are counted. */
export function ResultSummary({ refined, tokens }: { refined: Refined; tokens: number | null }) {
  const refine = useTexts(refineTexts);
  const { number, percent, time } = useFormats();
  const { originalTokens, provider, model, createdAt, explanation, warnings } = refined;
  const { usage, paysAfterUses } = refined;
  const share = originalTokens > 0 && tokens !== null ? (1 - tokens / originalTokens) * 100 : 0;
  const spending =
    usage.spentTokens === 0
      ? [refine.nothingSpent]
      : [
          refine.spent(number(usage.spentTokens)),
          paysAfterUses === null ? refine.neverPays : refine.pays(paysAfterUses),
        ];
  return (
    <div>
      <p>
        <strong>
          {tokens === null
            ? refine.checking
            : refine.saved(number(originalTokens), number(tokens), percent(share))}
        </strong>
      </p>
      <p className={styles.quiet}>{[provider, model, time(createdAt)].filter(Boolean).join(' · ')}</p>
      <p className={styles.quiet}>{spending.join(' ')}</p>
      {explanation && <p lang="en">{explanation}</p>}
      {warnings.map((warning) => (
        <p key={warning} lang="en" className={styles.bad}>
          {warning}
        </p>
      ))}
    </div>
  );
}
