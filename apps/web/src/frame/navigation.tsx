import { Link } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { ORGANIZATION_GROUPS } from '../routes/page-info.ts';
import { addressOf } from '../routes/pages.ts';
import styles from './frame.module.css';
import { useListedPages } from './listed-pages.ts';

/** Links to the pages of the organization that the reader may use. */
export function Navigation() {
  const messages = useMessages();
  const { slug } = useOrganization();
  const pages = useListedPages();
  const groups = ORGANIZATION_GROUPS.map((group) => ({
    group,
    of: pages.filter((page) => page.group === group),
  })).filter(({ of }) => of.length > 0);
  return (
    <nav aria-label={messages.nav.label} className={styles.navigation}>
      {groups.map(({ group, of }) => (
        <div key={group}>
          <p id={`pages-${group}`} className={styles.group}>
            {messages.nav.groups[group]}
          </p>
          <ul aria-labelledby={`pages-${group}`}>
            {of.map((page) => (
              <li key={page.path}>
                <Link to={addressOf(page)} params={{ slug }} activeProps={{ className: styles.here }}>
                  {page.title(messages)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
