import { Link } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { NAVIGATION_GROUPS } from '../routes/page-info.ts';
import { addressOf, type Page } from '../routes/pages.ts';
import styles from './frame.module.css';
import { useListedPages } from './listed-pages.ts';
import { useIsInSettings } from './settings-navigation.tsx';

interface Entry {
  page: Page;
  name: string;
  /** For an entry of several pages: whether one of them is open. */
  isHere?: boolean;
}

/** Links to the pages of the organization that the reader may use. All settings are behind one of them. */
export function Navigation() {
  const messages = useMessages();
  const { slug } = useOrganization();
  const pages = useListedPages();
  const isInSettings = useIsInSettings();
  const [settings] = pages.filter(({ group }) => group === 'settings');
  const groups = NAVIGATION_GROUPS.map((group) => {
    const of: Entry[] = pages
      .filter((page) => page.group === group)
      .map((page) => ({ page, name: page.title(messages) }));
    if (group === 'organization' && settings)
      of.push({ page: settings, name: messages.nav.settings, isHere: isInSettings });
    return { group, of };
  }).filter(({ of }) => of.length > 0);
  return (
    <nav aria-label={messages.nav.label} className={styles.navigation}>
      {groups.map(({ group, of }) => (
        <div key={group}>
          <p id={`pages-${group}`} className={styles.group}>
            {messages.nav.groups[group]}
          </p>
          <ul aria-labelledby={`pages-${group}`}>
            {of.map(({ page, name, isHere }) => (
              <li key={page.path}>
                <Link
                  to={addressOf(page)}
                  params={{ slug }}
                  className={isHere ? styles.here : undefined}
                  activeProps={{ className: styles.here }}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
