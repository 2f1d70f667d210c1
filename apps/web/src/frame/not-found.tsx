import { Link } from '@tanstack/react-router';
import { useMessages } from '../i18n/messages.ts';
import parts from '../parts/parts.module.css';

/** For addresses that no page has, and organizations that the reader is in no more. */
export function NotFound() {
  const { problem, product } = useMessages();
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <h1>{problem.notFound}</h1>
      <p>
        <Link to="/">{product}</Link>
      </p>
    </main>
  );
}
