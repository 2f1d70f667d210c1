import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { BASE_URL } from '../api/base-url.ts';
import { hasNoSession } from '../api/no-session.ts';
import { createQueries, personQuery, readPerson } from '../api/queries.ts';
import type { Language } from '../i18n/catalogues.ts';
import { initialLanguage, LanguageContext, rememberLanguage } from '../i18n/messages.ts';
import { isAt, PAGES } from '../routes/pages.ts';
import { keepDraftsOf } from '../session/drafts.ts';
import { hearOtherTabs, SessionContext } from '../session/session-state.ts';
import { isSamePerson } from './is-same-person.ts';
import { router } from './router.tsx';
import { applyTheme, initialTheme } from './theme.ts';

/** Whether the page that is opened needs no session. */
const isOutside = (): boolean => {
  const address = location.pathname.slice(BASE_URL.pathname.length);
  return PAGES.some(({ group, path }) => group === 'outside' && isAt(path, address));
};

/** What all pages have: the language, the session and what was read. */
export function App() {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const [isSignedOut, setSignedOut] = useState(false);
  // Before anybody has signed in there is no page to stay on.
  const [queries] = useState(() => {
    const isKnown = (): boolean => created.getQueryData(personQuery.queryKey) !== undefined;
    const created = createQueries({
      onSignedOut: () => setSignedOut(isKnown()),
      onPerson: (id) => {
        // Nothing that this page has read or kept is for somebody else.
        if (keepDraftsOf(id)) location.reload();
      },
    });
    if (!hasNoSession() && !isOutside()) readPerson(created);
    return created;
  });
  useEffect(() => rememberLanguage(language), [language]);
  useEffect(() => applyTheme(initialTheme()), []);
  useEffect(() => {
    const onSignedIn = async (): Promise<void> => {
      if (!(await isSamePerson(queries))) return;
      setSignedOut(false);
      await queries.invalidateQueries();
    };
    return hearOtherTabs((news) => {
      if (queries.getQueryData(personQuery.queryKey) === undefined) return;
      if (news === 'signed-out') setSignedOut(true);
      // Where that fails the dialog stays, and can be used.
      else onSignedIn().catch(() => undefined);
    });
  }, [queries]);
  const languages = useMemo(() => ({ language, setLanguage }), [language]);
  const session = useMemo(() => ({ isSignedOut, setSignedOut }), [isSignedOut]);
  return (
    <LanguageContext value={languages}>
      <SessionContext value={session}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SessionContext>
    </LanguageContext>
  );
}
