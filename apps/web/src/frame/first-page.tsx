import { Navigate } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { Empty } from '../parts/states.tsx';
import { addressOf, isOfOrganization } from '../routes/pages.ts';
import { useListedPages } from './listed-pages.ts';

/** The first page of an organization that the reader may use. */
export function FirstPage() {
  const { slug } = useOrganization();
  const { nav } = useMessages();
  const first = useListedPages().find(isOfOrganization);
  if (!first) return <Empty text={nav.nothingToSee} />;
  return <Navigate to={addressOf(first)} params={{ slug }} replace />;
}
