import type { Dataset } from '@prompt-refinery/client';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import parts from '../../parts/parts.module.css';
import { DeleteDataset } from './delete-dataset.tsx';
import { datasetTexts } from './texts.ts';

type Form = 'file' | 'item';

interface DatasetActionsProps {
  dataset: Dataset;
  /** The form that is open. */
  open: Form | undefined;
}

/** The ways to more items, and the end of the dataset. */
export function DatasetActions({ dataset, open }: DatasetActionsProps) {
  const may = useMay();
  return (
    <div className={parts.row}>
      {may('createRun') && dataset.itemCount > 0 && <TestWithIt id={dataset.id} />}
      {may('addDatasetItems') && <FormLinks id={dataset.id} open={open} />}
      {may('deleteDataset') && <DeleteDataset dataset={dataset} />}
    </div>
  );
}

function TestWithIt({ id }: { id: string }) {
  const texts = useTexts(datasetTexts);
  const { slug } = useOrganization();
  return (
    <LinkButton to="/o/$slug/runs/new" params={{ slug }} search={{ dataset: id }}>
      {texts.testWithIt}
    </LinkButton>
  );
}

/** Each opens its form; the one of the open form closes it. */
export function FormLinks({ id, open }: { id: string; open?: Form | undefined }) {
  const texts = useTexts(datasetTexts);
  const { slug } = useOrganization();
  const labels = { file: texts.addFile, item: texts.addOne };
  return (['file', 'item'] as const).map((form) => (
    <LinkButton
      key={form}
      to="/o/$slug/datasets/$id"
      params={{ slug, id }}
      search={form === open ? {} : { form }}
      resetScroll={false}
    >
      {form === open ? texts.hide : labels[form]}
    </LinkButton>
  ));
}
