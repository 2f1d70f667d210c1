import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import { Begin } from './begin.tsx';
import { curlCode } from './begin-code.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { callsKey } from './call-queries.ts';
import styles from './calls.module.css';
import { CallsFilters } from './calls-filters.tsx';
import { callsInput, callsSearch } from './calls-search.ts';
import { callTexts } from './texts.ts';
import { useCallColumns } from './use-call-columns.tsx';

/** Every call to a model, newest first. */
export function Page() {
  const texts = useTexts(callTexts);
  const organization = useOrganization();
  const search = callsSearch(useSearch({ from: '/o/$slug/calls' }));
  const isFiltered = Object.keys(search).length > 0;
  const filters = JSON.stringify(search);
  const queryKey = [...callsKey(organization), filters];
  const input = { ...callsInput(search), limit: MAX_PAGE_SIZE };
  useLiveList({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) => organization.client.listCalls(input, { signal }).page(),
    // A call is in the list once it has ended.
    isChanging: () => false,
  });
  return (
    <div className={styles.page}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <DialogButton label={texts.begin}>{(close) => <BeginDialog close={close} />}</DialogButton>
      </div>
      <CallsFilters search={search} />
      <div>
        <PagedTable
          queryKey={queryKey}
          label={texts.title}
          first={() => organization.client.listCalls(input).page()}
          columns={useCallColumns(organization.slug)}
          idOf={({ id }) => id}
          empty={
            isFiltered ? (
              <Empty text={texts.emptyFiltered} />
            ) : (
              <Empty text={texts.empty} action={<Begin />} curl={curlCode(BASE_URL.href)} />
            )
          }
        />
      </div>
    </div>
  );
}
