import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import type { PromptSearch } from './prompt-search.ts';

/** Changes what the address says of a prompt. */
export function useShow(id: string): (search: PromptSearch) => Promise<void> {
  const { slug } = useOrganization();
  const navigate = useNavigate();
  return (search) =>
    navigate({ to: '/o/$slug/prompts/$id', params: { slug, id }, search, resetScroll: false });
}
