import type { Context } from '../../context/context.ts';
import { type DomainRow, recordOf } from './to-domain-reply.ts';

/** Whether the DNS has the record that proves a domain. Errors: `dns_unavailable`. */
export async function hasRecord(
  { readTexts }: Pick<Context, 'readTexts'>,
  domain: Pick<DomainRow, 'domain' | 'token'>,
): Promise<boolean> {
  const { name, value } = recordOf(domain);
  return (await readTexts(name)).some((text) => text.trim() === value);
}
