import { type VerifiedChain, verifyAllAuditLogs } from '@refinery/domain/operators/verify-all-audit-logs.ts';
import { type Command, textOf } from '../command.ts';
import { BROKEN_CHAIN, DONE } from '../exit-codes.ts';
import { count, counted } from '../words.ts';

const REASONS: Record<NonNullable<VerifiedChain['firstBroken']>['reason'], string> = {
  changed: 'does not match its hash',
  unlinked: 'does not contain the hash of the previous row',
  missing: 'is missing',
  added: 'is not part of the chain',
  head: 'is not the row that was written last',
};

export const verifyCommand: Command = {
  name: 'audit verify',
  args: [],
  options: { org: { type: 'string', value: 'slug', what: 'only this organization' } },
  summary: 'verifies the chains of all audit logs',
  details: [
    'Prints the first broken row of each broken chain, and then ends with exit code 3. See docs/audit-log.md.',
    'With --json: a summary with every broken chain, and the heads, to store in another place.',
  ],
  read: (input) => async (ctx, output) => {
    const heads: Record<string, VerifiedChain['head']> = {};
    const broken: VerifiedChain[] = [];
    let rows = 0;
    let done = 0;
    for await (const chain of verifyAllAuditLogs(ctx, { slug: textOf(input, 'org') })) {
      rows += chain.rows;
      done++;
      heads[chain.slug] = chain.head;
      if (!chain.valid) broken.push(chain);
      output.progress(`${counted(done, 'organization')}, ${counted(rows, 'row')} verified`);
    }
    const result = { valid: broken.length === 0, organizations: done, rows, broken, heads };
    const summary = `${counted(done, 'organization')}, ${counted(rows, 'row')} correct`;
    await output.tell(result, [
      ...broken.map(describeBroken),
      broken.length
        ? `${summary}; ${counted(broken.length, 'chain')} broken`
        : `${summary}; no chain is broken`,
    ]);
    return broken.length ? BROKEN_CHAIN : DONE;
  },
};

function describeBroken({ slug, firstBroken }: VerifiedChain): string {
  if (!firstBroken) return `✖ ${slug}`;
  const { sequence, id, reason } = firstBroken;
  const row = sequence === null ? 'a row' : `row ${count(sequence)}`;
  return `✖ ${slug}: ${row}${id ? ` (${id})` : ''} ${REASONS[reason]}`;
}
