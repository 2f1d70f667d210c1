import type { Connection, CreateConnectionInput, UpdateConnectionInput } from '@prompt-refinery/client';
import { textOf } from '../../../session/form-data.ts';
import { isRole } from '../members/roles.ts';

type Rule = Connection['roleMapping'][number];

/** The name of a field of a rule, as the API names it in what it finds wrong. */
export const ruleField = (place: number, field: keyof Rule): string => `roleMapping.${place}.${field}`;

/** Where the metadata of a SAML identity provider comes from. The form has the field of one of them. */
export const METADATA_SOURCES = ['metadataUrl', 'metadata'] as const;
export type MetadataSource = (typeof METADATA_SOURCES)[number];

/** An identity provider that the organization has not yet. */
export function newConnection(form: FormData): CreateConnectionInput {
  if (textOf(form, 'kind') === 'saml') return newSamlConnection(form);
  return {
    kind: 'oidc',
    name: written(form, 'name'),
    issuer: written(form, 'issuer'),
    clientId: written(form, 'clientId'),
    clientSecret: written(form, 'clientSecret'),
    defaultRole: roleIn(form, 'defaultRole'),
    roleMapping: rulesIn(form),
  };
}

function newSamlConnection(form: FormData): CreateConnectionInput {
  const connection: CreateConnectionInput = {
    kind: 'saml',
    name: written(form, 'name'),
    defaultRole: roleIn(form, 'defaultRole'),
    roleMapping: rulesIn(form),
  };
  for (const source of METADATA_SOURCES) if (form.has(source)) connection[source] = written(form, source);
  return connection;
}

/** What the form makes of one. An empty secret, or metadata, is not sent: the API keeps what it has. */
export function connectionChange(id: string, form: FormData): UpdateConnectionInput {
  const change: UpdateConnectionInput = {
    id,
    name: written(form, 'name'),
    defaultRole: roleIn(form, 'defaultRole'),
    roleMapping: rulesIn(form),
  };
  if (form.has('clientId')) change.clientId = written(form, 'clientId');
  for (const name of ['clientSecret', ...METADATA_SOURCES] as const) {
    const value = written(form, name);
    if (value !== '') change[name] = value;
  }
  return change;
}

/** What a field shows beside itself instead of below the form, by what was sent with it. */
export function problemsIn(form: FormData | undefined): Readonly<Record<string, string>> {
  const problems: Record<string, string> = { limit_reached: 'name' };
  const read = (['issuer', ...METADATA_SOURCES] as const).find((name) => form?.has(name));
  if (read) problems.connection_invalid = read;
  return problems;
}

const written = (form: FormData, name: string): string => textOf(form, name).trim();

/** Null: none. */
function roleIn(form: FormData, name: string): Rule['role'] | null {
  const value = textOf(form, name);
  return isRole(value) ? value : null;
}

function rulesIn(form: FormData): Rule[] {
  const rules: Rule[] = [];
  for (let place = 0; form.has(ruleField(place, 'claim')); place++) {
    rules.push({
      claim: written(form, ruleField(place, 'claim')),
      value: written(form, ruleField(place, 'value')),
      role: roleIn(form, ruleField(place, 'role')) ?? 'member',
    });
  }
  return rules;
}
