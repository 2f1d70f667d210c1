import { DEFAULT_MARGIN, type LabelPolicy } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { datasetQuery } from '../../../api/datasets.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { isolated } from '../../runs/names.ts';
import { toPoints } from '../../runs/run-request.ts';
import { runTexts } from '../../runs/texts.ts';
import { useNamedEvaluators } from '../../runs/use-names.ts';
import { labelTexts } from './texts.ts';

interface RequiredRunProps {
  evaluation: NonNullable<LabelPolicy['require']['evaluation']>;
}

/** Which run a label requires: with which dataset, judged by what, and how much worse the version may be. */
export function RequiredRun({ evaluation }: RequiredRunProps) {
  const { datasetId, evaluators, margin = DEFAULT_MARGIN } = evaluation;
  const texts = useTexts(labelTexts);
  const { points } = useTexts(runTexts);
  const { number, list } = useFormats();
  const organization = useOrganization();
  const { data } = useQuery(datasetQuery(organization, datasetId));
  const names = useNamedEvaluators(evaluators).map(({ name }) => isolated(name));
  const dataset = (
    <Link key="dataset" to="/o/$slug/datasets/$id" params={{ slug: organization.slug, id: datasetId }}>
      <bdi>{data?.name ?? datasetId}</bdi>
    </Link>
  );
  return (
    <Facts
      facts={[
        [texts.dataset, dataset],
        [texts.evaluators, list(names)],
        [texts.margin, points(number(toPoints(margin)))],
      ]}
    />
  );
}
