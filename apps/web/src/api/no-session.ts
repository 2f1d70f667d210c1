/** The page that was served says it: the browser had no cookie to send. */
let isKnown = document.documentElement.dataset.session === 'none';

/** Whether it is known, without asking the API, that nobody has signed in. */
export const hasNoSession = (): boolean => isKnown;

/** From now on only the API knows. */
export function forgetNoSession(): void {
  isKnown = false;
}

// Whoever leaves the page may sign in in another tab.
addEventListener('blur', forgetNoSession, { once: true });
