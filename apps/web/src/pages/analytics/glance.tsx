import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { glanceQuery } from './analytics-queries.ts';
import { analyticsTexts } from './texts.ts';

/** The numbers of a period at a glance. */
export function Glance({ from }: { from: string }) {
  const texts = useTexts(analyticsTexts);
  const { number, percent, usd } = useFormats();
  const query = useQuery(glanceQuery(useOrganization(), from));
  return (
    <Read query={query}>
      {({ prompts, testRuns, successRate, costUsd, tokens }) => (
        <Facts
          facts={[
            [texts.cost, usd(costUsd)],
            [texts.input, number(tokens.input)],
            [texts.output, number(tokens.output)],
            [texts.success, successRate === null ? '–' : percent(successRate * 100)],
            [texts.testRuns, number(testRuns)],
            [texts.prompts, number(prompts)],
          ]}
        />
      )}
    </Read>
  );
}
