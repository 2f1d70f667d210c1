import type { Dataset, DatasetItem, Page } from '@prompt-refinery/client';
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type OpenOrganization, useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { itemListKey, takeDataset } from './dataset-queries.ts';
import { shortInput } from './short-input.ts';
import { datasetTexts } from './texts.ts';

interface RemoveItemProps {
  dataset: Pick<Dataset, 'id'>;
  item: DatasetItem;
  label: string;
  onRemoved?: () => Promise<void>;
}

/** Takes an item out of a dataset, which makes a revision of it. */
export function RemoveItem({ dataset, item, label, onRemoved }: RemoveItemProps) {
  const texts = useTexts(datasetTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const about = item.customId ?? shortInput(item.input, texts.messages);
  const remove = async (): Promise<void> => {
    const changed = await organization.client.removeDatasetItem({ id: dataset.id, itemId: item.id });
    await onRemoved?.();
    keepList(queries, organization, changed, item.id);
    takeDataset(queries, organization, changed);
  };
  return (
    <ConfirmButton
      label={label}
      about={about}
      question={
        <>
          <bdi>{about}</bdi>
          <br />
          {texts.removeQuestion}
        </>
      }
      action={remove}
    />
  );
}

type Items = InfiniteData<Page<DatasetItem>>;

/**
 * The list of the new revision begins as that of the one before without the item: a reader in the middle of a
 * long one stays there.
 */
function keepList(
  queries: QueryClient,
  organization: OpenOrganization,
  { id, revision }: Dataset,
  removed: string,
): void {
  const before = queries.getQueryData<Items>(itemListKey(organization, id, revision - 1));
  if (!before) return;
  const pages = before.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== removed),
  }));
  // A page without rows is the last one.
  if (pages.some(({ items }, at) => items.length === 0 && at < pages.length - 1)) return;
  queries.setQueryData<Items>(itemListKey(organization, id, revision), { ...before, pages });
}
