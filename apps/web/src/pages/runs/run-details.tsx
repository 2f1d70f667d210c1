import type { Run } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery } from '../../api/datasets.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { RunArms } from './run-arms.tsx';
import { POINTS } from './run-request.ts';
import { runTexts } from './texts.ts';
import { useNamedEvaluators } from './use-names.ts';

/** What a run was asked to do. */
export function RunDetails({ run }: { run: Run }) {
  const texts = useTexts(runTexts);
  const { number } = useFormats();
  return (
    <Section title={texts.asked}>
      <Facts
        facts={[
          [texts.dataset, <DatasetName key="dataset" run={run} />],
          [texts.evaluators, <EvaluatorNames key="evaluators" ids={run.evaluators} />],
          [texts.repeats, number(run.repeats)],
          [texts.margin, texts.points(number(run.margin * POINTS))],
          [texts.clusterBy, run.clusterBy && <bdi key="cluster">{run.clusterBy}</bdi>],
          [texts.stopWhenDecided, run.stopWhenDecided ? '✓' : null],
        ]}
      />
      <RunArms arms={run.arms} />
    </Section>
  );
}

function DatasetName({ run: { datasetId, revision } }: { run: Run }): ReactNode {
  const texts = useTexts(runTexts);
  const { problem } = useMessages();
  const { number } = useFormats();
  const organization = useOrganization();
  const { data, error } = useQuery(datasetQuery(organization, datasetId));
  if (error) return problem.notFound;
  return (
    <>
      <Link to="/o/$slug/datasets/$id" params={{ slug: organization.slug, id: datasetId }}>
        <bdi>{data?.name ?? texts.dataset}</bdi>
      </Link>{' '}
      ({texts.revision(number(revision))})
    </>
  );
}

function EvaluatorNames({ ids }: { ids: readonly string[] }) {
  const { none } = useTexts(runTexts);
  const { list } = useFormats();
  const names = useNamedEvaluators(ids).map(({ name }) => `\u2068${name}\u2069`);
  return names.length > 0 ? list(names) : none;
}
