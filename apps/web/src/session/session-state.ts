import { createContext, use } from 'react';
import { BASE_URL } from '../api/base-url.ts';

/** Whether whoever had signed in has to do it again, over the page that is open. */
export interface SessionState {
  isSignedOut: boolean;
  setSignedOut(isSignedOut: boolean): void;
}

export const SessionContext = createContext<SessionState>({
  isSignedOut: false,
  setSignedOut: () => undefined,
});

export const useSessionState = (): SessionState => use(SessionContext);

/** What one tab tells the others of the session that they share. */
type SessionNews = 'signed-out' | 'signed-in';

/**
 * One for the whole tab, which therefore does not hear itself. Other instances may be below other paths of
 * the same origin, with sessions of their own.
 */
const channel = new BroadcastChannel(`refinery.session ${BASE_URL.pathname}`);

export const tellOtherTabs = (news: SessionNews): void => channel.postMessage(news);

/** Hears what other tabs tell. Answers what ends that. */
export function hearOtherTabs(onNews: (news: SessionNews) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionNews>): void => onNews(data);
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
