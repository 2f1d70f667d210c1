import { ApiError } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { viewShared } from '../../api/shared.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { AskForm } from './ask-form.tsx';
import styles from './shared.module.css';
import { SharedView } from './shared-view.tsx';
import { sharedTexts } from './texts.ts';

const codeOf = (error: unknown): string | null => (error instanceof ApiError ? error.code : null);

/** What a link to a prompt opens, for whoever has it. */
export function Page() {
  const { token } = useParams({ from: '/s/$token' });
  const { product } = useMessages();
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <p>
        <strong>{product}</strong>
      </p>
      <Shared key={token} token={token} />
    </main>
  );
}

/** Asks for the prompt only once somebody wants it: that is a view, of which there may be few. */
function Shared({ token }: { token: string }) {
  const texts = useTexts(sharedTexts);
  const [isLocked, setLocked] = useState(false);
  const opening = useMutation({
    mutationFn: (password: string | null) => viewShared(token, password),
    onError: (error) => {
      if (codeOf(error) === 'share_password_required') setLocked(true);
    },
  });
  const { data, error } = opening;
  if (data) return <SharedView prompt={data} />;
  if (codeOf(error) === 'share_not_found')
    return <Nothing title={texts.notFound} text={texts.notFoundText} />;
  if (codeOf(error) === 'share_ended') return <Nothing title={texts.ended} text={texts.endedText} />;
  return <AskForm opening={opening} isLocked={isLocked} />;
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div role="alert" className={styles.nothing}>
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  );
}
