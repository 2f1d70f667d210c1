import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { createQueries, meQuery } from '../api/queries.ts';
import type { Language } from '../i18n/catalogues.ts';
import { initialLanguage, LanguageContext, rememberLanguage } from '../i18n/messages.ts';
import { SessionContext, signedOutChannel } from '../session/session-state.ts';
import { router } from './router.tsx';
import { applyTheme, initialTheme } from './theme.ts';

/** What all pages have: the language, the session and what was read. */
export function App() {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const [isSignedOut, setSignedOut] = useState(false);
  // Before anybody has signed in there is no page to stay on.
  const [queries] = useState(() =>
    createQueries(() => {
      if (queries.getQueryData(meQuery.queryKey)) setSignedOut(true);
    }),
  );
  useEffect(() => rememberLanguage(language), [language]);
  useEffect(() => applyTheme(initialTheme()), []);
  useEffect(() => {
    const channel = signedOutChannel();
    channel.onmessage = () => setSignedOut(queries.getQueryData(meQuery.queryKey) !== undefined);
    return () => channel.close();
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
