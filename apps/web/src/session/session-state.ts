import { createContext, use } from 'react';

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

/** One tab tells the others that the session has ended. */
export const signedOutChannel = (): BroadcastChannel => new BroadcastChannel('refinery.signed-out');
