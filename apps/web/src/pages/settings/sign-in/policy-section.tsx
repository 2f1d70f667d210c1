import type { SsoPolicy } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { PolicyForm } from './policy-form.tsx';
import { policyQuery } from './policy-queries.ts';
import { policyTexts } from './policy-texts.ts';

/** Whether passwords let people in. */
export function PolicySection() {
  const texts = useTexts(policyTexts);
  const query = useQuery(policyQuery(useOrganization()));
  return (
    <Section title={texts.title}>
      <p>{texts.intro}</p>
      <Read query={query}>{(policy) => <Policy policy={policy} />}</Read>
    </Section>
  );
}

function Policy({ policy }: { policy: SsoPolicy }) {
  const texts = useTexts(policyTexts);
  const { time } = useFormats();
  const may = useMay();
  const { requireSso, testedAt } = policy;
  return (
    <>
      <p role="status">{requireSso ? texts.required : texts.notRequired}</p>
      {testedAt !== null && <p>{texts.tested(time(testedAt))}</p>}
      {testedAt === null && !requireSso && <p>{texts.notTested}</p>}
      {may('updateSsoPolicy') ? <PolicyForm policy={policy} /> : <Exempt policy={policy} />}
    </>
  );
}

function Exempt({ policy: { exempt } }: { policy: SsoPolicy }) {
  const texts = useTexts(policyTexts);
  const { common } = useMessages();
  const { list } = useFormats();
  const names = list(exempt.map(({ fullName }) => fullName));
  return (
    <Facts facts={[[texts.exempt, exempt.length === 0 ? common.none : <bdi key="names">{names}</bdi>]]} />
  );
}
