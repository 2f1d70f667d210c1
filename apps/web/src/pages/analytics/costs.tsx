import { COST_GROUPS, type CostAnalytics } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { costsQuery } from './analytics-queries.ts';
import type { CostGrouping } from './analytics-search.ts';
import { CostPicture } from './cost-picture.tsx';
import { analyticsTexts } from './texts.ts';
import { useCostNames } from './use-cost-names.ts';

interface CostsProps {
  from: string;
  by: CostGrouping;
  onBy: (by: CostGrouping) => void;
}

/** What a period cost, by day, model or prompt, and what the month will cost. */
export function Costs({ from, by, onBy }: CostsProps) {
  const texts = useTexts(analyticsTexts);
  const query = useQuery(costsQuery(useOrganization(), from, by));
  return (
    <Section title={texts.costs}>
      <div className={parts.filter}>
        <Choice
          name="by"
          label={texts.by}
          values={COST_GROUPS}
          names={texts.groups}
          value={by}
          onChange={onBy}
        />
      </div>
      <Read query={query}>{(costs) => <CostNumbers costs={costs} />}</Read>
    </Section>
  );
}

function CostNumbers({ costs }: { costs: CostAnalytics }) {
  const texts = useTexts(analyticsTexts);
  const { number, usd } = useFormats();
  const nameOf = useCostNames(costs.by);
  return (
    <>
      <Facts
        facts={[
          [texts.cost, usd(costs.costUsd)],
          [texts.projection, usd(costs.projectionUsd)],
          [texts.unpriced, costs.unpriced > 0 ? number(costs.unpriced) : null],
        ]}
      />
      {costs.costs.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <Figure
          title={texts.pictures[costs.by]}
          table={{
            columns: [texts.groups[costs.by], texts.cost, texts.requests, texts.input, texts.output],
            rows: costs.costs.map((group) => [
              nameOf(group),
              usd(group.costUsd),
              number(group.requests),
              number(group.tokens.input),
              number(group.tokens.output),
            ]),
          }}
        >
          <CostPicture costs={costs} nameOf={nameOf} />
        </Figure>
      )}
    </>
  );
}
