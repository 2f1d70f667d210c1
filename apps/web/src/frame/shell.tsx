import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Loading } from '../parts/states.tsx';
import { useSessionState } from '../session/session-state.ts';
import styles from './frame.module.css';
import { OfflineBanner } from './offline-banner.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Around every page: its title, the way past the navigation, and what may come over it. */
export function Shell() {
  const messages = useMessages();
  const { isSignedOut } = useSessionState();
  useTitle();
  useFocusOnNewPage();
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it goes to a place of the page, which the base of the page would make another address */}
      <a className={styles.skip} href="#content" onClick={skipToContent}>
        {messages.skip}
      </a>
      <OfflineBanner />
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
      {isSignedOut && <SignInAgain />}
    </>
  );
}

function useTitle(): void {
  const messages = useMessages();
  const title = useMatches().at(-1)?.staticData.page?.title(messages);
  useEffect(() => {
    document.title = title ? `${title} – ${messages.product}` : messages.product;
  }, [title, messages]);
}

/** A reader of the screen hears what page it is now; the first page begins where a browser begins. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && path !== last.current) focusContent();
    last.current = path;
  }, [path]);
}

/** A link to `#content` would be one below `<base>`. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  focusContent();
}

const focusContent = (): void => document.getElementById('content')?.focus();
