import { Link } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import styles from './frame.module.css';
import { useListedPages } from './listed-pages.ts';

/** Links to the pages that the reader may use. */
export function Navigation() {
  const messages = useMessages();
  const { slug } = useOrganization();
  const pages = useListedPages();
  return (
    <nav aria-label={messages.nav.label} className={styles.navigation}>
      <ul>
        {pages.map(({ path, title }) => (
          <li key={path}>
            <Link to={`/o/$slug/${path}`} params={{ slug }} activeProps={{ className: styles.here }}>
              {title(messages)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
