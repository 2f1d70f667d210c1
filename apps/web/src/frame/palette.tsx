import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, use, useEffect, useState } from 'react';
import { OrganizationContext } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { addressOf, type Page } from '../routes/pages.ts';
import styles from './frame.module.css';
import { useListedPages } from './listed-pages.ts';

/** Goes to a page by a part of its name: Ctrl-K, or a button. */
export function Palette() {
  const { nav } = useMessages();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen((was) => !was && !document.querySelector('dialog[open]'));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className={`${styles.menuButton} ${styles.search}`}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        {nav.palette}{' '}
        <span className={styles.keys} aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {isOpen && <PaletteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PaletteDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages();
  const slug = use(OrganizationContext)?.slug ?? '';
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const wanted = typed.trim().toLowerCase();
  const found = useListedPages().filter(({ title }) => title(messages).toLowerCase().includes(wanted));
  const go = (page: Page): void => {
    onClose();
    void navigate({ to: addressOf(page), params: { slug } });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (found[0]) go(found[0]);
  };
  return (
    <Dialog title={messages.nav.palette} onClose={onClose}>
      <form onSubmit={submit}>
        <Field name="page" label={messages.nav.paletteHint}>
          {(input) => (
            <input
              {...input}
              type="search"
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      </form>
      <ul className={styles.found}>
        {found.map((page) => (
          <li key={page.path}>
            <button type="button" className={styles.menuButton} onClick={() => go(page)}>
              {page.title(messages)}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{found.length === 0 ? messages.nav.nothing : ''}</p>
    </Dialog>
  );
}
