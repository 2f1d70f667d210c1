import type { ReactNode } from 'react';

/** What the API says in English, whatever language the page has. */
export function ApiText({ children }: { children: ReactNode }) {
  return <bdi lang="en">{children}</bdi>;
}
