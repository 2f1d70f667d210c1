import type { Connection, CreateConnectionInput, UpdateConnectionInput } from '@prompt-refinery/client';
import { textOf } from '../../../session/form-data.ts';
import { isRole } from '../members/roles.ts';

type Rule = Connection['roleMapping'][number];

/** The name of a field of a rule, as the API names it in what it finds wrong. */
export const ruleField = (place: number, field: keyof Rule): string => `roleMapping.${place}.${field}`;

/** An identity provider that the organization has not yet. */
export const newConnection = (form: FormData): CreateConnectionInput => ({
  kind: 'oidc',
  name: written(form, 'name'),
  issuer: written(form, 'issuer'),
  clientId: written(form, 'clientId'),
  clientSecret: written(form, 'clientSecret'),
  defaultRole: roleIn(form, 'defaultRole'),
  roleMapping: rulesIn(form),
});

/** What the form makes of one. An empty secret is not sent: the API keeps the one it has. */
export function connectionChange(id: string, form: FormData): UpdateConnectionInput {
  const change: UpdateConnectionInput = {
    id,
    name: written(form, 'name'),
    clientId: written(form, 'clientId'),
    defaultRole: roleIn(form, 'defaultRole'),
    roleMapping: rulesIn(form),
  };
  const clientSecret = written(form, 'clientSecret');
  if (clientSecret !== '') change.clientSecret = clientSecret;
  return change;
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
