import { Link, useRouterState } from '@tanstack/react-router';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import { meTexts } from './texts.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Of an erasure, as JSON. */
    receipt?: string;
  }
}

/** After an account was deleted: the receipt, which is nowhere else. */
export function Page() {
  const { nav, signUp } = useMessages();
  const { data } = useTexts(meTexts);
  const receipt = useRouterState({ select: ({ location }) => location.state.receipt });
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <h1>{nav.accountDeleted}</h1>
      {receipt ? (
        <>
          <p>{data.deletedText}</p>
          <Section title={data.receipt} actions={<CopyButton text={receipt} />}>
            <pre className={parts.secret}>
              <code>{receipt}</code>
            </pre>
          </Section>
        </>
      ) : (
        <p>{data.deletedNone}</p>
      )}
      <Link to="/sign-up">{signUp.title}</Link>
    </main>
  );
}
