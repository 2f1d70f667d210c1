import { useMessages } from '../i18n/messages.ts';
import parts from '../parts/parts.module.css';
import type { NotBegun } from './sso.ts';

/** Why the reader goes nowhere. */
export function NotBegunNote({ is }: { is: 'begun' | NotBegun | undefined }) {
  const { signIn } = useMessages();
  if (is === undefined || is === 'begun') return null;
  return (
    <p role="alert" className={parts.error}>
      {signIn[is]}
    </p>
  );
}
