import { accessOf, can, type OperationId } from '@prompt-refinery/client';
import type { ReactNode } from 'react';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { Empty } from '../parts/states.tsx';

/**
 * A page of an organization for whoever may call what it lives from; for others which right they lack, and
 * who gives it.
 */
export function GuardedPage({ operation, children }: { operation: OperationId; children: ReactNode }) {
  const { problem } = useMessages();
  const { me } = useOrganization();
  if (can(operation, me)) return children;
  return <Empty text={problem.noRight(accessOf(operation))} />;
}
