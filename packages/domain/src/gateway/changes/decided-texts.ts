import { hash as digest } from 'node:crypto';
import { replaceString } from '@refinery/relay/body/edits.ts';
import type { ScannedBody, SystemText } from '@refinery/relay/body/scanned-body.ts';
import { type DecidedText, isActive } from '../../identities/decided-texts.ts';
import { cacheMinimum, fallsBelowMinimum } from '../../refined-texts/cache-minimum.ts';
import { findDecidedTexts } from '../../refined-texts/find-decided-texts.ts';
import { losesJsonWord } from '../../refined-texts/json-word.ts';
import { type BodyChanges, NO_CHANGES, type PreparedCall, type StepContext } from './body-changes.ts';
import { isHeldOut } from './held-out.ts';

/** Characters of a text that is worth to be decided. */
const SHORTEST = 200;
/** For estimates of what is not counted. */
const BYTES_PER_TOKEN = 4;

interface HashedText extends SystemText {
  text: string;
  hash: string;
}

/** Calls that were noted: who is asked next for the same one adds none. */
const noted = new WeakSet<ScannedBody>();

/**
 * Puts what was decided in the place of system texts, and takes notice of all that could be decided. It only
 * looks up: a text of which nothing is known leaves as it came.
 */
export async function decidedTexts(call: PreparedCall, ctx: StepContext): Promise<BodyChanges> {
  const { refine, callTexts } = call.profile.settings;
  if (refine === 'off' || callTexts === 'none') return NO_CHANGES;
  const texts = decidable(call.scan);
  if (texts.length === 0) return NO_CHANGES;
  note(call, ctx, texts);
  if (await isHeldOut(call)) return NO_CHANGES;
  const hashes = texts.map(({ hash }) => hash);
  const { byHash } = await findDecidedTexts(ctx, call.organizationId, hashes);
  const now = ctx.clock.now();
  const replaced = texts.flatMap((text) => {
    const decided = byHash.get(text.hash);
    if (!decided || !isActive(decided, now)) return [];
    if (call.scan.jsonObject && losesJsonWord(text.text, decided.refinedText)) return [];
    return [{ text, decided }];
  });
  const saved = replaced.reduce((sum, { decided }) => sum + savedBy(decided), 0);
  const { provider, model } = call.candidate;
  const prefix = prefixTokens(call.scan) + surplus(replaced);
  if (fallsBelowMinimum(cacheMinimum(provider, model), prefix, saved)) return NO_CHANGES;
  return {
    settings: [],
    replacements: replaced.map(({ text, decided }) => replaceString(text.range, decided.refinedText)),
    saved: { text: saved },
  };
}

/** Those that were read and are worth it. */
function decidable({ systemTexts }: ScannedBody): HashedText[] {
  return systemTexts.flatMap(({ text, ...found }) => {
    if (text === undefined || text.length < SHORTEST || !isStorable(text)) return [];
    return [{ ...found, text, hash: digest('sha256', text) }];
  });
}

/** Postgres holds neither NUL nor half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const savedBy = ({ tokens, refinedTokens }: DecidedText): number => tokens - refinedTokens;

/** Tokens of tools and system texts, with which prompts begin; estimated. */
function prefixTokens({ tools, systemTexts }: ScannedBody): number {
  const texts = systemTexts.reduce((sum, { range }) => sum + range.end - range.start, 0);
  return Math.floor((texts + (tools ? tools.end - tools.start : 0)) / BYTES_PER_TOKEN);
}

/** How many more tokens the texts have than was estimated: of them they were counted. */
const surplus = (replaced: readonly { text: HashedText; decided: DecidedText }[]): number =>
  replaced.reduce(
    (sum, { text: { range }, decided }) =>
      sum + decided.tokens - Math.floor((range.end - range.start) / BYTES_PER_TOKEN),
    0,
  );

function note(call: PreparedCall, { seenTexts }: StepContext, texts: readonly HashedText[]): void {
  const { organizationId, operation, scan, candidate } = call;
  if (operation === 'count_tokens' || noted.has(scan)) return;
  noted.add(scan);
  const prefix = prefixTokens(scan);
  const { provider, model } = candidate;
  for (const [hash, { text, range }] of new Map(texts.map((each) => [each.hash, each]))) {
    const besideTokens = Math.max(0, prefix - Math.floor((range.end - range.start) / BYTES_PER_TOKEN));
    seenTexts.note({
      organizationId,
      hash,
      text,
      provider,
      model,
      besideTokens,
      jsonObject: scan.jsonObject,
    });
  }
}
