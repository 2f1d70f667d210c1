import type { AbTest } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Intervals } from '../../parts/pictures/intervals.tsx';
import { Section } from '../../parts/section.tsx';
import { axisOf, evidenceNeeded } from './evidence.ts';
import { abTestTexts } from './texts.ts';
import { useEvidence } from './use-evidence.ts';
import { WinnerNeeds } from './winner-needs.tsx';

const KINDS = { better: 'good', worse: 'bad', inconclusive: 'open' } as const;

/** How far each further arm differs from the control, and how certain that is. */
export function AbTestComparison({ test }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  const { comparisons } = test;
  return (
    <Section title={texts.comparison}>
      <p>{texts.looking}</p>
      <Differences test={test} />
      <p>{texts.evidenceHint(number(evidenceNeeded(test)), comparisons.length)}</p>
      <WinnerNeeds test={test} />
    </Section>
  );
}

function Differences({ test: { comparisons, metric } }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { number, signed } = useFormats();
  const evidence = useEvidence();
  const most = axisOf(comparisons);
  return (
    <Figure
      title={texts.comparisonPicture(metric)}
      table={{
        columns: [texts.version, texts.verdict, texts.difference, texts.lower, texts.upper, texts.evidence],
        rows: comparisons.map(({ arm, verdict, difference, lower, upper, eValue }) => [
          number(arm),
          texts.verdicts[verdict],
          difference === null ? '–' : signed(difference),
          signed(lower),
          signed(upper),
          evidence(eValue),
        ]),
      }}
    >
      <Intervals
        intervals={comparisons.map(({ arm, verdict, difference, lower, upper }) => ({
          name: texts.versionName(number(arm)),
          text: texts.between(texts.verdicts[verdict], signed(lower), signed(upper)),
          kind: KINDS[verdict],
          lower,
          upper,
          value: difference,
        }))}
        from={-most}
        to={most}
        axis={[signed(-most), '0', signed(most)]}
      />
    </Figure>
  );
}
