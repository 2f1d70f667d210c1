import type { Organization } from '@prompt-refinery/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use } from 'react';
import { OrganizationContext } from '../../api/client.ts';
import { organizationsQuery } from '../../api/queries.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty } from '../../parts/states.tsx';
import { useSignedOut } from '../../session/use-signed-out.ts';
import { leaveOrganization } from './leave-organization.ts';
import styles from './me.module.css';
import { meTexts } from './texts.ts';

/** The organizations of the person, each with a link to its pages and the way out of it. */
export function OrganizationList() {
  const { nav } = useMessages();
  const { organizations: texts } = useTexts(meTexts);
  return (
    <Section title={texts.title}>
      <Read query={useQuery(organizationsQuery)}>
        {(organizations) =>
          organizations.length === 0 ? (
            <Empty text={nav.noOrganization} />
          ) : (
            <ul className={styles.list}>
              {organizations.map((one) => (
                <Entry key={one.id} organization={one} all={organizations} />
              ))}
            </ul>
          )
        }
      </Read>
    </Section>
  );
}

function Entry({ organization, all }: { organization: Organization; all: readonly Organization[] }) {
  const { organizations: texts } = useTexts(meTexts);
  const { day } = useFormats();
  const { id, slug, name, role, deletesAt } = organization;
  const isOpen = use(OrganizationContext)?.id === id;
  const about = [texts.roles[role], isOpen && texts.open, deletesAt && texts.deletes(day(deletesAt))];
  return (
    <li className={styles.card}>
      <div className={styles.about}>
        <Link to="/o/$slug" params={{ slug }}>
          <bdi>{name}</bdi>
        </Link>
        <small>{about.filter(Boolean).join(' · ')}</small>
      </div>
      <Leave organization={organization} others={all.filter((other) => other.id !== id)} />
    </li>
  );
}

function Leave({
  organization: { id, name },
  others,
}: {
  organization: Organization;
  others: readonly Organization[];
}) {
  const { organizations: texts } = useTexts(meTexts);
  const queries = useQueryClient();
  const signedOut = useSignedOut();
  const isLast = others.length === 0;
  const leave = async (): Promise<void> => {
    await leaveOrganization(id, others);
    if (isLast) await signedOut();
    else await queries.invalidateQueries();
    document.getElementById('content')?.focus();
  };
  return (
    <ConfirmButton
      label={texts.leave}
      about={name}
      question={isLast ? `${texts.leaveAsk(name)} ${texts.leaveLast}` : texts.leaveAsk(name)}
      action={leave}
    />
  );
}
