import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import styles from '../settings.module.css';
import { type AuditFilters, auditInput } from './audit-search.ts';
import { auditTexts } from './texts.ts';

/**
 * Downloads the entries that meet the filters. The browser sends the cookie with it, and the address names
 * the organization.
 */
export function ExportLink({ filters }: { filters: AuditFilters }) {
  const texts = useTexts(auditTexts);
  const { id, slug } = useOrganization();
  const may = useMay();
  if (!may('exportAuditLog')) return null;
  const query = new URLSearchParams(
    Object.entries({ ...auditInput(filters), organization: id }).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  return (
    <a
      className={`${parts.button} ${styles.download}`}
      href={`${BASE_URL.href}api/v1/audit-log/export?${query}`}
      download={`audit-log-${slug}.ndjson`}
    >
      {Object.keys(filters).length ? texts.exportFiltered : texts.export}
    </a>
  );
}
