import type { ComparedArm } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Bars } from '../../parts/pictures/bars.tsx';
import { Figure } from '../../parts/pictures/figure.tsx';
import { comparisonTexts } from './comparison-texts.ts';

interface ArmCosts {
  name: string;
  input: number | null;
  output: number | null;
  /** In percent of the baseline. */
  saved: number | null;
  per1000Usd: number | null;
}

/** Tokens and costs of all arms, the baseline first. */
export function CostsPicture({ arms, names }: { arms: readonly ComparedArm[]; names: readonly string[] }) {
  const texts = useTexts(comparisonTexts);
  const { number, percent, usd } = useFormats();
  const costs = costsOf(arms, names);
  const most = Math.max(1, ...costs.map(({ input, output }) => (input ?? 0) + (output ?? 0)));
  const tokens = (value: number | null): string => (value === null ? '–' : number(Math.round(value)));
  return (
    <Figure
      title={texts.tokens}
      table={{
        columns: [texts.arm, texts.input, texts.output, texts.saved, texts.per1000],
        rows: costs.map(({ name, input, output, saved, per1000Usd }) => [
          ...([name, tokens(input), tokens(output)] as const),
          saved === null ? '–' : percent(saved),
          per1000Usd === null ? '–' : usd(per1000Usd),
        ]),
      }}
    >
      <Bars
        bars={costs.map(({ name, input, output, per1000Usd }) => ({
          name,
          whole: most,
          text: [
            texts.tokensOf(tokens(input), tokens(output)),
            ...(per1000Usd === null ? [] : [texts.usdPer1000(usd(per1000Usd))]),
          ].join(' · '),
          parts: [
            { kind: 'main', value: input ?? 0 },
            { kind: 'second', value: output ?? 0 },
          ],
        }))}
        legend={[
          { kind: 'main', label: texts.input },
          { kind: 'second', label: texts.output },
        ]}
      />
    </Figure>
  );
}

function costsOf(arms: readonly ComparedArm[], names: readonly string[]): ArmCosts[] {
  const [first] = arms;
  if (!first) return [];
  const baseline = {
    name: names[0] ?? '',
    ...first.tokens.baseline,
    saved: null,
    per1000Usd: first.per1000CallsUsd.baseline,
  };
  return [
    baseline,
    ...arms.map(({ arm, tokens, savedTokensPercentage, per1000CallsUsd }) => ({
      name: names[arm] ?? '',
      ...tokens.candidate,
      saved: savedTokensPercentage,
      per1000Usd: per1000CallsUsd.candidate,
    })),
  ];
}
