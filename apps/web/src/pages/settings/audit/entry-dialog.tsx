import type { AuditEntry } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Read } from '../../../parts/read.tsx';
import styles from '../settings.module.css';
import { Actor } from './actor.tsx';
import type { AuditFilters } from './audit-search.ts';
import { Changes } from './changes.tsx';
import { auditTexts } from './texts.ts';

/** One entry with all that it says, wherever in the list it is. */
export function EntryDialog({ sequence, filters }: { sequence: number; filters: AuditFilters }) {
  const texts = useTexts(auditTexts);
  const { common } = useMessages();
  const { number } = useFormats();
  const { id, slug, client } = useOrganization();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['audit-entry', id, sequence],
    // Pages begin behind the entry that the cursor names.
    queryFn: async ({ signal }) => {
      const input = { cursor: sequence + 1, limit: 1 };
      const { items } = await client.listAuditLog(input, { signal }).page();
      return items.find((entry) => entry.sequence === sequence) ?? null;
    },
  });
  const close = (): void =>
    void navigate({ to: '/o/$slug/settings/audit', params: { slug }, search: filters, resetScroll: false });
  return (
    <Dialog title={texts.entry(number(sequence))} onClose={close}>
      <Read query={query}>{(entry) => (entry ? <Entry entry={entry} /> : <p>{texts.noEntry}</p>)}</Read>
      <div>
        <Button onClick={close}>{common.close}</Button>
      </div>
    </Dialog>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const texts = useTexts(auditTexts);
  const { time } = useFormats();
  const actor = entry.apiKeyId ?? entry.userId;
  const code = (value: string | null) => value && <code>{value}</code>;
  return (
    <>
      <Facts
        facts={[
          [texts.action, code(entry.action)],
          [texts.time, time(entry.createdAt)],
          [texts.actor, <Actor key="actor" entry={entry} />],
          [texts.target, <bdi key="target">{entry.target}</bdi>],
          [texts.address, code(entry.address)],
          [texts.userAgent, entry.userAgent && <bdi key="client">{entry.userAgent}</bdi>],
          [texts.request, code(entry.requestId)],
        ]}
      />
      <Changes before={entry.before} after={entry.after} />
      <ul className={styles.more}>
        <More filters={{ action: entry.action }}>{texts.sameAction}</More>
        {actor && <More filters={{ actor }}>{texts.sameActor}</More>}
        <More filters={{ target: entry.target }}>{texts.sameTarget}</More>
      </ul>
      <details>
        <summary>{texts.hashes}</summary>
        <Facts
          facts={[
            [texts.hash, code(entry.hash)],
            [texts.previousHash, code(entry.previousHash)],
          ]}
        />
      </details>
    </>
  );
}

/** Leads to other entries like this one. */
function More({ filters, children }: { filters: AuditFilters; children: string }) {
  const { slug } = useOrganization();
  return (
    <li>
      <Link to="/o/$slug/settings/audit" params={{ slug }} search={filters}>
        {children}
      </Link>
    </li>
  );
}
