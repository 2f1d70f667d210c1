import { Link, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import styles from '../settings.module.css';
import { Invitations } from './invitations.tsx';
import { MemberList } from './member-list.tsx';
import { MEMBER_TABS, membersSearch } from './members-search.ts';
import { memberTexts } from './texts.ts';

/** The people of the organization, and those who are invited. */
export function Page() {
  const texts = useTexts(memberTexts);
  const { slug } = useOrganization();
  const { tab = 'members' } = membersSearch(useSearch({ from: '/o/$slug/settings/members' }));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <nav className={styles.tabs} aria-label={texts.lists}>
        {MEMBER_TABS.map((one) => (
          <Link
            key={one}
            to="/o/$slug/settings/members"
            params={{ slug }}
            search={{ tab: one === 'members' ? undefined : one }}
            activeOptions={{ exact: true }}
          >
            {texts.tabs[one]}
          </Link>
        ))}
      </nav>
      {tab === 'members' ? <MemberList /> : <Invitations />}
    </div>
  );
}
