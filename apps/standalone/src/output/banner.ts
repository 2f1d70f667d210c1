import { DEMO_LOGIN } from '@refinery/domain/seed/demo-accounts.ts';
import { writePrivateFile } from '../settings/private-file.ts';

export interface BannerFacts {
  url: string;
  /** Where people open the console. */
  consoleUrl: string;
  dataDir: string;
  logs: string;
  /** The vendors whose models everybody may use. */
  models: readonly string[];
  /** Folder of mails; missing where a server sends them. */
  outbox?: string | undefined;
  /**
   * The demo organization's API key as it stands between double quotes of a shell. Missing in production and
   * where others reach the API: there are no demo accounts then.
   */
  demoKey?: string | undefined;
  /** Whether the demo accounts are left out because other machines reach the API. */
  demoLeftOut?: boolean;
}

/** Wordy, with a number and a negation that must survive. Without apostrophes: it stands in single quotes. */
export const EXAMPLE_PROMPT =
  'Hello! I would really appreciate it if you could please write a short summary of the attached report, in order to ' +
  'brief our board. Please make sure that it has at most 150 words, and do not mention any customer by name. Thank ' +
  'you very much in advance!';

const FIRST_ACCOUNT = ['  To begin, create an account: POST /api/auth/register (email, password, fullName)'];
const DEMO_LEFT_OUT = [
  '  Other machines can reach this address, so there are no demo accounts: their password is public.',
  '  To make them anyway, until the next start: npx --yes pnpm@10 db:seed',
];

/**
 * What refines, and what that saves: local rules alone do little for prompts as most people write them, see
 * README.
 */
const refiningLines = (models: readonly string[]): string[] =>
  models.length > 0
    ? [
        `  Refining     ${models.join(', ')} with "provider": "auto", and each result is checked. Otherwise local rules`,
      ]
    : [
        '  Refining     local rules only: they save 4 to 5 % of prompts as people write them, under 1 % of dense ones.',
        '               A model saves more: set OPENAI_API_KEY, ANTHROPIC_API_KEY, … and start again',
      ];

/** Whether only this machine reaches a server that listens on `host`. */
export const isLoopback = (host: string): boolean => /^(?:127\.|::1$|localhost$)/.test(host);

/**
 * The demo key as {@link BannerFacts} has it. A terminal shows the key itself; what else takes the output may
 * keep it, so the key goes to `file`, for its owner only, and the command reads it from there.
 */
export function shellKey(apiKey: string, file: string, toTerminal: boolean): string {
  if (toTerminal) return apiKey;
  writePrivateFile(file, apiKey);
  return `$(cat '${file.replaceAll("'", "'\\''")}')`;
}

/**
 * A command that refines the example prompt, in one line for any POSIX shell; `key` as in
 * {@link BannerFacts}.
 */
export function exampleCurl(url: string, key: string): string {
  const body = JSON.stringify({ text: EXAMPLE_PROMPT });
  return `curl -sS '${url}/api/optimize?fields=refinedText,originalTokens,refinedTokens,explanation' -H "X-API-Key: ${key}" -H 'Content-Type: application/json' -d '${body}'`;
}

/** What somebody needs to begin. */
export function banner({
  url,
  consoleUrl,
  dataDir,
  logs,
  models,
  outbox,
  demoKey,
  demoLeftOut = false,
}: BannerFacts): string {
  const rule = '─'.repeat(78);
  return [
    '',
    rule,
    '  Prompt Refinery is ready',
    '',
    `  Open         ${consoleUrl} in a browser`,
    `  API          ${url}`,
    `  API docs     ${url}/api-docs`,
    ...(demoKey ? [`  Demo login   ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}`] : []),
    ...refiningLines(models),
    `  Data         ${dataDir}`,
    `  Logs         ${logs}`,
    ...(outbox ? [`  Mails        ${outbox}`] : []),
    '',
    '  Without a server: npx --yes pnpm@10 -s refine prompt.txt',
    '  Tests: npx --yes pnpm@10 test      Stop: Ctrl-C',
    ...(demoKey ? [] : ['', ...FIRST_ACCOUNT]),
    ...(demoLeftOut ? DEMO_LEFT_OUT : []),
    rule,
    ...(demoKey ? ['', 'Paste this into another terminal:', '', exampleCurl(url, demoKey), ''] : ['']),
  ].join('\n');
}
