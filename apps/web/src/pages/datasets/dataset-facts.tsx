import type { Dataset } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { projectsQuery } from '../../api/projects.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { datasetTexts } from './texts.ts';

/** How large a dataset is, and where it belongs. */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  const { number, time } = useFormats();
  const may = useMay();
  const projects = useQuery({ ...projectsQuery(useOrganization()), enabled: may('listProjects') });
  const { itemCount, revision, projectId, createdAt, updatedAt } = dataset;
  const project = projects.data?.find(({ id }) => id === projectId);
  // An id is longer than most names: what stands below would move under the pointer once the name is there.
  const projectName = projects.isLoading ? '…' : (project?.name ?? projectId);
  return (
    <Facts
      facts={[
        [texts.items, number(itemCount)],
        [texts.revision, number(revision)],
        [texts.project, <bdi key="project">{projectName}</bdi>],
        [texts.created, time(createdAt)],
        [texts.changed, time(updatedAt)],
      ]}
    />
  );
}
