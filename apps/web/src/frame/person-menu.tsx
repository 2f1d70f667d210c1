import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use, useState } from 'react';
import { signOut } from '../api/session.ts';
import { LANGUAGES } from '../i18n/catalogues.ts';
import { isLanguage, LanguageContext, useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useSignedOut } from '../session/use-signed-out.ts';
import styles from './frame.module.css';
import { applyTheme, initialTheme, isTheme, THEMES } from './theme.ts';

/** Who has signed in, in which colours and language the pages are, and the way out. */
export function PersonMenu({ person }: { person: { fullName: string; email: string } }) {
  const { nav } = useMessages();
  const { language, setLanguage } = use(LanguageContext);
  const [theme, setTheme] = useState(initialTheme);
  const chooseTheme = (value: string): void => {
    if (!isTheme(value)) return;
    setTheme(value);
    applyTheme(value);
  };
  return (
    <>
      <button type="button" className={styles.menuButton} popoverTarget="person">
        <bdi>{person.fullName}</bdi> <span aria-hidden>▾</span>
      </button>
      <div id="person" popover="auto" className={`${styles.menu} ${styles.right}`}>
        <p>
          <bdi>{person.email}</bdi>
        </p>
        <Link to="/me" onClick={() => document.getElementById('person')?.hidePopover()}>
          {nav.me}
        </Link>
        <Field name="theme" label={nav.theme}>
          {(input) => (
            <select {...input} value={theme} onChange={(event) => chooseTheme(event.target.value)}>
              {THEMES.map((one) => (
                <option key={one} value={one}>
                  {nav.themes[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="language" label={nav.language}>
          {(input) => (
            <select
              {...input}
              value={language}
              onChange={({ target }) => isLanguage(target.value) && setLanguage(target.value)}
            >
              {Object.entries(LANGUAGES).map(([code, name]) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <SignOut />
      </div>
    </>
  );
}

/** Ends the session here and in all other tabs. */
function SignOut() {
  const { nav } = useMessages();
  const signedOut = useSignedOut();
  const leaving = useMutation({ mutationFn: signOut, onSuccess: () => signedOut() });
  return (
    <>
      <Button onClick={() => leaving.mutate()} disabled={leaving.isPending}>
        {nav.signOut}
      </Button>
      {leaving.error && <ProblemNote error={leaving.error} />}
    </>
  );
}
