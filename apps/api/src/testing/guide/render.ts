import type { Access } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { ERROR_CODES, ERRORS } from '@refinery/contracts/error-codes.ts';
import { statusOf } from '../../plugins/problem-status.ts';
import type { Example, Section } from './example.ts';
import { showJson } from './show-json.ts';

const ORIGIN = 'http://localhost:5080';

/** The whole guide as markdown. */
export function renderGuide(intro: string, sections: readonly Section[]): string {
  return `${[intro, ...sections.map(renderSection), renderEndpoints(), renderErrors()].join('\n\n')}\n`;
}

const renderSection = (section: Section): string =>
  [`## ${section.title}`, section.text, ...section.examples.map(renderExample)].filter(Boolean).join('\n\n');

function renderExample(example: Example): string {
  return `\`\`\`sh\n${renderCurl(example)}\n\`\`\`\n\n\`\`\`${fenceOf(example)}\n${renderAnswer(example)}\n\`\`\``;
}

function renderCurl({ method, url, auth, headers = {}, body }: Example): string {
  const sent = { ...headers };
  if (auth === 'token') sent.authorization = 'Bearer $TOKEN';
  if (auth === 'key') sent['x-api-key'] = '$KEY';
  if (typeof body === 'object') sent['content-type'] = 'application/json';
  const quote = (text: string) => (text.includes('$') ? `"${text}"` : `'${text}'`);
  const lines = [
    `curl -sS${method === 'GET' ? '' : ` -X ${method}`} ${quote(`${ORIGIN}${url}`)}`,
    ...Object.entries(sent).map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`),
  ];
  if (typeof body === 'object') lines.push(`  -d '${JSON.stringify(body)}'`);
  if (typeof body === 'string') lines.push(`  --data-binary $'${body.replaceAll('\n', '\\n')}'`);
  return lines.join(' \\\n');
}

const fenceOf = ({ answer }: Example): string => (typeof answer === 'object' && answer ? 'json' : 'text');

function renderAnswer({ status, shown = {}, answer }: Example): string {
  const head = [`// ${status}`, ...Object.entries(shown).map(([name, value]) => `// ${name}: ${value}`)];
  const body = answer === undefined ? [] : [typeof answer === 'string' ? answer.trimEnd() : showJson(answer)];
  return [...head, ...body].join('\n');
}

function renderEndpoints(): string {
  const rows = ENDPOINTS.map(
    ({ method, path, access, operationId }) =>
      `| \`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}\` | ${WHO[access] ?? `\`${access}\``} | \`${operationId}\` |`,
  );
  return [
    '## Endpoints',
    'People get permissions from their role: viewers read, members read and write, and admins also set up providers and read the audit log. API keys get permissions from their scopes. The last column is the name of the operation in the OpenAPI document and of the method in the client.',
    ['| endpoint | who may call | operation |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

const WHO: Partial<Record<Access, string>> = {
  public: 'everybody, without signing in',
  'signed-in': 'people who are signed in, and API keys',
  person: 'people who are signed in, but no API keys',
  operator: 'people who operate the service, with a second factor',
};

function renderErrors(): string {
  const rows = ERROR_CODES.map((code) => `| \`${code}\` | ${statusOf(code)} | ${ERRORS[code].title} |`);
  return [
    '## Errors',
    'Errors are `application/problem+json` (RFC 9457). `code` never changes, so programs can rely on it. `detail` says what happened and what to do. `requestId` is also in the `X-Request-Id` header and in the logs.',
    ['| code | status | title |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}
