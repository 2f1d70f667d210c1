import { commonVariables } from '@refinery/runtime/environment.ts';
import type { TObject, TSchema } from 'typebox';
import { ApiEnvironment } from '../../../api/src/config.ts';
import { WorkerEnvironment } from '../../../worker/src/config.ts';
import { StandaloneEnvironment } from '../settings/config.ts';

interface Variable {
  name: string;
  description: string;
  /** Undefined where there is none. */
  default: string | undefined;
  required: boolean;
}

interface Group {
  title: string;
  variables: Variable[];
}

const SECRETS = ['JWT_SECRET', 'ENCRYPTION_KEYS'];
const NOTES: Record<string, string> = {
  DATABASE_URL: 'If it is not set, `pnpm start` runs its own Postgres.',
  REDIS_URL: 'If it is not set, `pnpm start` runs its own Redis.',
  JWT_SECRET: 'Outside production `pnpm start` generates it.',
  ENCRYPTION_KEYS: 'Outside production `pnpm start` generates it.',
};

/** Every variable of API, worker and launcher, in groups; each once. */
export function environmentGroups(): Group[] {
  const common = Object.keys(commonVariables);
  const vendor = common.filter((name) => /_(?:API_KEY|BASE_URL)$/.test(name));
  const api = variablesOf(ApiEnvironment);
  const worker = variablesOf(WorkerEnvironment);
  const named = (names: string[]) => api.filter(({ name }) => names.includes(name));
  const atStart = [...SECRETS, 'NODE_ENV', 'DATA_DIR'];
  const launcher = variablesOf(StandaloneEnvironment);
  const rest = common.filter((name) => !vendor.includes(name) && !atStart.includes(name));
  const start = ['NODE_ENV', 'HOST', 'PORT'];
  const both = worker.filter(
    ({ name }) => !common.includes(name) && api.some((other) => other.name === name),
  );
  const ofWorker = worker.filter(({ name }) => !common.includes(name)).map(({ name }) => name);
  const shared = [...common, ...start, ...SECRETS, ...both.map(({ name }) => name)];
  return [
    {
      title: 'Start',
      variables: launcher.filter(({ name }) => !rest.includes(name) && !ofWorker.includes(name)),
    },
    { title: 'Secrets', variables: named(SECRETS) },
    { title: 'API and worker', variables: [...named(rest), ...both] },
    { title: 'Providers', variables: named(vendor) },
    { title: 'API', variables: api.filter(({ name }) => !shared.includes(name)) },
    { title: 'Worker', variables: worker.filter(({ name }) => !shared.includes(name)) },
  ];
}

/** The text of `.env.example`: every variable, commented out, with its default. */
export function envExample(): string {
  const head = [
    '# Copy this file to .env and uncomment the variables you change. Variables of the real environment take precedence.',
    '# `pnpm start` needs none of them. docs/deployment.md has the same list as a table.',
  ];
  const groups = environmentGroups().flatMap(({ title, variables }) => [
    '',
    `# ── ${title} ${'─'.repeat(80 - title.length)}`,
    ...variables.flatMap((variable) => [
      '',
      `# ${textOf(variable)}`,
      `#${variable.name}=${variable.default ?? ''}`,
    ]),
  ]);
  return `${[...head, ...groups].join('\n')}\n`;
}

/** The tables of docs/deployment.md. */
export function environmentTables(): string {
  return environmentGroups()
    .map(({ title, variables }) =>
      [`### ${title}`, '', '| Variable | Default | Meaning |', '|---|---|---|', ...variables.map(row)].join(
        '\n',
      ),
    )
    .join('\n\n');
}

const row = (variable: Variable): string =>
  `| \`${variable.name}\` | ${defaultCell(variable)} | ${textOf(variable).replaceAll('|', '\\|')} |`;

function defaultCell(variable: Variable): string {
  if (variable.required) return 'required';
  return variable.default ? `\`${variable.default}\`` : '';
}

const textOf = ({ name, description }: Variable): string =>
  [`${description}.`, NOTES[name]].filter(Boolean).join(' ');

function variablesOf(schema: TObject): Variable[] {
  const required: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).map(([name, property]) => {
    const value = keyword(property, 'default');
    return {
      name,
      description: String(keyword(property, 'description') ?? ''),
      default: value === undefined ? undefined : String(value),
      required: required.includes(name) && value === undefined,
    };
  });
}

const keyword = (schema: TSchema, name: string): unknown => Reflect.get(schema, name);
