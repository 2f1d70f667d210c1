import type { ReactNode } from 'react';
import type { Refined } from '../../api/refined.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Strip, type StripFigure } from '../../parts/strip.tsx';
import type { Findings } from './diff/findings.ts';
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
  const figures: StripFigure[] = [
    tokens === null
      ? { name: refine.tokens, value: number(originalTokens) }
      : { name: refine.fewer(percent(share)), value: `${number(originalTokens)} → ${number(tokens)}` },
  ];
  if (findings) {
    const { requirements, added } = findings;
    const notKept = requirements.filter(({ verdict }) => verdict !== 'kept').length;
    // Of very many not all are named, but all that are not kept.
    const all = findings.checked ?? requirements.length;
    const open = added.length + notKept;
    figures.push(
      { name: refine.requirementsKept, value: refine.keptOf(number(all - notKept), number(all)) },
      { name: refine.lookAt, value: number(open), tone: open > 0 ? 'doubt' : undefined },
    );
  }
  const { spentTokens } = usage;
  figures.push({
    name: refine.spentOnce,
    value: spentTokens === 0 ? refine.nothing : refine.spent(spentTokens, number),
  });
  if (spentTokens > 0)
    figures.push({
      name: refine.untilItPays,
      value: paysAfterUses === null ? refine.never : refine.uses(paysAfterUses),
    });
  return <Strip figures={figures}>{children}</Strip>;
}
