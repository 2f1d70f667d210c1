import type { Organization } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../i18n/messages.ts';
import styles from './frame.module.css';
import { Palette } from './palette.tsx';
import { PersonMenu } from './person-menu.tsx';

interface HeaderProps {
  person: { fullName: string; email: string };
  organizations: readonly Organization[];
  open: Organization | undefined;
}

/** Which organization it is and how to get to others, to pages and out. */
export function Header({ person, organizations, open }: HeaderProps) {
  const messages = useMessages();
  return (
    <header className={styles.header}>
      <span className={styles.product}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 5h14M5 10h10M8 15h4" />
        </svg>
        {messages.product}
      </span>
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <button
        type="button"
        className={`${styles.menuButton} ${styles.organization}`}
        popoverTarget="organizations"
      >
        <span className="visually-hidden">{messages.nav.organization}: </span>
        <bdi>{open?.name ?? messages.common.none}</bdi> <span aria-hidden>▾</span>
      </button>
      <div id="organizations" popover="auto" className={styles.menu}>
        <ul aria-label={messages.nav.organizations}>
          {organizations.map(({ id, slug, name }) => (
            <li key={id}>
              <Link
                to="/o/$slug"
                params={{ slug }}
                aria-current={id === open?.id || undefined}
                onClick={() => document.getElementById('organizations')?.hidePopover()}
              >
                <bdi>{name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <span className={styles.grow} />
      <Palette />
      <PersonMenu person={person} />
    </header>
  );
}
