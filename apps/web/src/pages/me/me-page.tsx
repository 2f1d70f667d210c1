import { Link, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { DataTab } from './data-tab.tsx';
import styles from './me.module.css';
import { ME_TABS, type MeTab, meSearch } from './me-search.ts';
import { OrganizationsTab } from './organizations-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { SessionsTab } from './sessions-tab.tsx';
import { meTexts } from './texts.ts';

const TABS: Readonly<Record<MeTab, ComponentType>> = {
  profile: ProfileTab,
  security: SecurityTab,
  sessions: SessionsTab,
  organizations: OrganizationsTab,
  data: DataTab,
};

/** Everything about whoever has signed in, in whatever organizations. */
export function Page() {
  const { nav } = useMessages();
  const texts = useTexts(meTexts);
  const { tab = 'profile', next } = meSearch(useSearch({ from: '/person/me' }));
  const Tab = TABS[tab];
  const isElsewhere = next !== undefined && !next.startsWith('/me');
  return (
    <div className={`${parts.stack} ${styles.page}`}>
      <h1>{nav.me}</h1>
      <nav aria-label={texts.parts}>
        <ul className={parts.tabs}>
          {ME_TABS.map((one) => (
            <li key={one}>
              <Link to="/me" search={{ tab: one, next }} aria-current={one === tab ? 'page' : undefined}>
                {texts.tabs[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {isElsewhere && (
        <p>
          <Link to={next}>{texts.back}</Link>
        </p>
      )}
      <Tab />
    </div>
  );
}
