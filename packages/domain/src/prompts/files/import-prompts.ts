import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import {
  type ImportedLine,
  type ImportReply,
  MAX_IMPORT_LINES,
  MAX_TOLD_FAILURES,
} from '@refinery/contracts/prompt-files.ts';
import { requirePermission } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { ParsedRecord } from '../../uploads/parsed-record.ts';
import { setPromptLabel } from '../labels/set-prompt-label.ts';
import { type Imported, importLine } from '../versions/import-line.ts';
import { findLabels } from '../versions/version-rows.ts';
import { readLine } from './internal/read-line.ts';

/**
 * Imports prompts, line by line: each is a change of its own. Versions of a prompt are added in the order of
 * their numbers. What is there already is passed over, so that a file can be sent again. With `labels`, the
 * versions get the labels of their lines in the end, through the gates.
 * Errors: `forbidden`, `validation_failed` for too many lines, and what is wrong with the caller or the
 * service; those of single lines are in the reply.
 */
export async function importPrompts(
  ctx: ActorContext,
  records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>,
  { labels: withLabels = true }: { labels?: boolean } = {},
): Promise<ImportReply> {
  requirePermission(ctx, 'prompts:write');
  const report = new Report();
  const lines: ReadLine[] = [];
  for (const record of await gather(records)) {
    const { line } = record;
    await report.trying(line, 'version', async () => {
      if (record.problem) throw new DomainError('validation_failed', `The line ${record.problem}.`);
      lines.push({ line, ...readLine(record.value) });
    });
  }
  const labels: (Imported & { line: number; label: string })[] = [];
  for (const { line, read, leftOut } of inOrder(lines)) {
    await report.trying(line, 'version', async () => {
      const imported = await importLine(ctx, read);
      report.reply[imported.outcome]++;
      for (const label of read.labels ?? []) labels.push({ ...imported, line, label });
    });
    for (const { what, detail } of leftOut) report.fail({ line, what, code: 'validation_failed', detail });
  }
  report.reply.failed.sort((one, other) => one.line - other.line);
  if (!withLabels) return report.reply;
  for (const { line, label, promptId, version } of labels) {
    await report.trying(line, 'label', async () => {
      const has = await ctx.tenant.run((tx) => findLabels(ctx, tx, [promptId]));
      if (label === 'latest' || has(promptId)[label] === version) return;
      await setPromptLabel(ctx, { id: promptId, label, version, reason: 'Imported' });
      report.reply.labelled++;
    });
  }
  return report.reply;
}

/**
 * What is wrong with the caller or the service, and with no line. Sent again, the file goes on where it
 * ended.
 */
const ENDS_ALL: ReadonlySet<ErrorCode> = new Set([
  'service_unavailable',
  'rate_limited',
  'unauthenticated',
  'organization_suspended',
]);

interface ReadLine extends ReturnType<typeof readLine> {
  line: number;
}

/**
 * All of them, before the first one counts: of a file that is too long nothing is imported. Errors:
 * `validation_failed`.
 */
async function gather(
  records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>,
): Promise<ParsedRecord[]> {
  const gathered: ParsedRecord[] = [];
  for await (const record of records) {
    if (gathered.push(record) > MAX_IMPORT_LINES)
      throw new DomainError(
        'validation_failed',
        `A file may have at most ${MAX_IMPORT_LINES} lines. Nothing was imported.`,
      );
  }
  return gathered;
}

type Failure = ImportReply['failed'][number];

class Report {
  readonly reply: ImportReply = {
    created: 0,
    added: 0,
    unchanged: 0,
    labelled: 0,
    failedCount: 0,
    failed: [],
  };

  /** Goes on after what is wrong with a line. */
  async trying(line: number, what: 'version' | 'label', work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) || ENDS_ALL.has(error.code)) throw error;
      this.fail({ line, what, code: error.code, detail: error.message });
    }
  }

  fail(failure: Failure): void {
    this.reply.failedCount++;
    if (this.reply.failed.length < MAX_TOLD_FAILURES) this.reply.failed.push(failure);
  }
}

/**
 * Lines of a file so that those of the same prompt are in the order of their numbers: a file may have the
 * newest first. Each prompt keeps the places that its lines have in the file, so what includes another still
 * comes after it; lines without a number stay where they are.
 */
function inOrder<Line extends { read: ImportedLine }>(lines: readonly Line[]): Line[] {
  const numbered = Map.groupBy(
    lines.filter(({ read }) => read.version !== undefined),
    keyOf,
  );
  const next = new Map(
    [...numbered].map(([key, own]) => [key, own.toSorted((a, b) => numberOf(a) - numberOf(b)).values()]),
  );
  return lines.map((line) =>
    line.read.version === undefined ? line : (next.get(keyOf(line))?.next().value ?? line),
  );
}

const numberOf = ({ read }: { read: ImportedLine }): number => read.version ?? 0;

/** By what the prompt of a line is found. */
const keyOf = ({ read: { slug, name } }: { read: ImportedLine }): string =>
  slug === undefined ? `name ${name}` : `slug ${slug}`;
