import type { Run, RunComparison } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { ArmComparison } from './arm-comparison.tsx';
import { comparisonTexts } from './comparison-texts.ts';
import { CostsPicture } from './costs-picture.tsx';
import { Judges } from './judges.tsx';
import { comparisonQuery, isUnfinished } from './run-queries.ts';
import { useArmNames, useNamedEvaluators } from './use-names.ts';

/** What a run says of its arms: nothing before it has ended. */
export function Comparison({ run }: { run: Run }) {
  const texts = useTexts(comparisonTexts);
  const may = useMay();
  if (!may('getRunComparison')) return null;
  return (
    <Section title={texts.title}>
      <WhatIsKnown run={run} />
    </Section>
  );
}

function WhatIsKnown({ run }: { run: Run }) {
  const texts = useTexts(comparisonTexts);
  if (run.arms.length < 2) return <p>{texts.oneArm}</p>;
  if (isUnfinished(run)) return <p>{texts.noVerdictYet}</p>;
  if (run.cells.completed === 0) return <p>{texts.nothing}</p>;
  return <EndedComparison run={run} />;
}

function EndedComparison({ run }: { run: Run }) {
  const comparison = useQuery(comparisonQuery(useOrganization(), run.id, run.finishedAt));
  return <Read query={comparison}>{(compared) => <Compared run={run} comparison={compared} />}</Read>;
}

function Compared({ run, comparison }: { run: Run; comparison: RunComparison }) {
  const { names } = useArmNames(run.arms);
  const evaluators = useNamedEvaluators(run.evaluators);
  return (
    <>
      {comparison.arms.map((arm) => (
        <ArmComparison
          key={arm.arm}
          arm={arm}
          run={run}
          costUsd={comparison.runCostUsd}
          names={{ candidate: names[arm.arm] ?? '', baseline: names[0] ?? '' }}
          evaluators={evaluators}
        />
      ))}
      <CostsPicture arms={comparison.arms} names={names} />
      <Judges judges={comparison.judges} evaluators={evaluators} />
    </>
  );
}
