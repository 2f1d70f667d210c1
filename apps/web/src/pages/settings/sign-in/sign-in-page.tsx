import type { Domain } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { Empty } from '../../../parts/states.tsx';
import styles from '../settings.module.css';
import { AddDomain } from './add-domain.tsx';
import { Connections } from './connections.tsx';
import { domainsQuery } from './domain-queries.ts';
import { DomainSection } from './domain-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { signInTexts } from './texts.ts';

/**
 * The e-mail domains of the organization with what proves each, who signs its people in, and whether all
 * must.
 */
export function Page() {
  const texts = useTexts(signInTexts);
  const query = useQuery(domainsQuery(useOrganization()));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <div className={styles.sections}>
        <Read query={query}>{(domains) => <Domains domains={domains} />}</Read>
        <Connections />
        <PolicySection />
      </div>
    </div>
  );
}

const CURL = `curl -sS '${BASE_URL.href}api/domains' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"domain":"acme.example"}'`;

function Domains({ domains }: { domains: readonly Domain[] }) {
  const texts = useTexts(signInTexts);
  const may = useMay();
  return (
    <div className={styles.sections}>
      {domains.length === 0 && <Empty text={texts.empty} curl={CURL} />}
      {domains.map((domain) => (
        <DomainSection key={domain.id} domain={domain} />
      ))}
      {may('createDomain') && <AddDomain />}
    </div>
  );
}
