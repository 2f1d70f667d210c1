import { useQuery } from '@tanstack/react-query';
import { batchesKey } from '../../api/batches.ts';
import { type OpenOrganization, useOrganization } from '../../api/client.ts';
import { useFormats, useMessages } from '../../i18n/messages.ts';

/** How often they are counted while the tab is in sight, in milliseconds: while some run, and while none does. */
const REFRESH_MS = { some: 10_000, none: 60_000 };

/** Longest list that is asked for at once. */
const MOST = 100;

/** How many batches wait or run in the organization, beside the name of their page; nothing where none does. */
export function RunningBatches() {
  const { nav } = useMessages();
  const { number } = useFormats();
  const organization = useOrganization();
  const { data: running = 0 } = useQuery({
    queryKey: [...batchesKey(organization), 'count of unfinished'],
    queryFn: ({ signal }) => countUnfinished(organization, signal),
    refetchInterval: ({ state }) => (state.data ? REFRESH_MS.some : REFRESH_MS.none),
  });
  if (running === 0) return null;
  return <small>{nav.running(running < MOST ? number(running) : `${number(MOST)}+`)}</small>;
}

async function countUnfinished({ client }: OpenOrganization, signal: AbortSignal): Promise<number> {
  const pages = await Promise.all(
    (['queued', 'running'] as const).map((status) =>
      client.listBatches({ status, limit: MOST }, { signal }).page(),
    ),
  );
  return pages.reduce((sum, { items }) => sum + items.length, 0);
}
