import { can, type OperationId } from '@prompt-refinery/client';
import { useOrganization } from './client.ts';

/**
 * Answers whether the reader may call an operation in the open organization. The API decides all the same.
 */
export function useMay(): (operationId: OperationId) => boolean {
  const { me } = useOrganization();
  return (operationId) => can(operationId, me);
}
