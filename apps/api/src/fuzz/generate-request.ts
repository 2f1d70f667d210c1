import type { Random } from '@refinery/testing/random.ts';
import { badField, extraField, garbageBody, missingField, otherType } from './attacks/bodies.ts';
import type { Attack, Draft } from './attacks/draft.ts';
import { formBody } from './attacks/forms.ts';
import { otherFraming } from './attacks/framings.ts';
import { brokenHeaders, oddHeader } from './attacks/headers.ts';
import { badId, detour, otherMethod } from './attacks/paths.ts';
import { badQuery, oddQuery } from './attacks/queries.ts';
import { fileBody } from './attacks/uploads.ts';
import type { Operation } from './document.ts';
import { toJsonText } from './json.ts';
import type { FuzzRequest } from './request.ts';
import { sample } from './samples.ts';
import type { Caller, Credential, World } from './world.ts';

const ON_BODIES: Attack[] = [
  badField,
  badField,
  badField,
  missingField,
  extraField,
  garbageBody,
  otherType,
  otherFraming,
];
const ON_UPLOADS: Attack[] = [fileBody, fileBody, formBody, formBody];
const ON_PATHS: Attack[] = [badId, badId, badId];
const ANYWHERE: Attack[] = [
  badQuery,
  badQuery,
  oddQuery,
  oddHeader,
  oddHeader,
  brokenHeaders,
  detour,
  otherMethod,
];

/** Most get past the door: what is behind it has more to break. */
const CALLERS: Caller[] = [
  ...Array<Caller>(12).fill('admin'),
  ...(['viewer', 'scoped-key', 'stranger', 'garbage', 'nobody'] as const),
];

/** A request to an operation: valid in one of six, else with up to three things wrong. */
export function generateRequest(operation: Operation, random: Random, world: World): FuzzRequest {
  const draft = validDraft(operation, random, world);
  const attacks = attacksOn(operation);
  for (let rest = random.chance(1 / 6) ? 0 : random.pick([1, 1, 1, 2, 3]); rest > 0; rest--) {
    random.pick(attacks)(draft, random, { operation, world });
  }
  const { json, ...request } = draft;
  return json === undefined ? request : { ...request, body: Buffer.from(toJsonText(json)) };
}

const attacksOn = ({ bodies, parameters, method }: Operation): Attack[] => [
  ...ANYWHERE,
  ...(bodies.size ? ON_BODIES : []),
  ...(bodies.has('multipart/form-data') ? ON_UPLOADS : []),
  ...(parameters.some((parameter) => parameter.in === 'path') ? ON_PATHS : []),
  // A body where none belongs.
  ...(bodies.size || method === 'GET' ? [] : [garbageBody, otherType, otherFraming]),
  ...(method === 'GET' ? [otherFraming] : []),
];

function validDraft(operation: Operation, random: Random, world: World): Draft {
  const schema = operation.bodies.get('application/json');
  const known = world.bodies.get(operation.id);
  const json =
    known && random.chance(0.5)
      ? structuredClone(known)
      : schema && structuredClone(sample(schema, random, world));
  const path = pathOf(operation, random, world);
  const caller = random.pick(CALLERS);
  return {
    operationId: operation.id,
    caller,
    method: operation.method,
    path: random.chance(0.3) ? path.replace('/api/v1/', '/api/') : path,
    query: queryOf(operation, random, world),
    headers: [
      ['host', `127.0.0.1:${world.port}`],
      ...credentialOf(caller, operation, random, world),
      ...(json === undefined ? [] : [['content-type', 'application/json'] satisfies [string, string]]),
    ],
    body: undefined,
    framing: 'whole',
    rerouted: false,
    malformed: false,
    json,
  };
}

function credentialOf(caller: Caller, operation: Operation, random: Random, world: World): Credential {
  const credential = world.credentials[caller];
  return operation.id === 'logout' && credential.length ? random.pick(world.leaving) : credential;
}

function pathOf({ path, parameters }: Operation, random: Random, world: World): string {
  const steps = path.split('/');
  return steps
    .map((step, index) => {
      const parameter = parameters.find(({ name }) => step === `{${name}}`);
      if (!parameter) return step;
      const own = world.own.get(steps[index - 1] ?? '');
      return own?.length ? random.pick(own) : String(sample(parameter.schema, random, world));
    })
    .join('/');
}

const queryOf = ({ parameters }: Operation, random: Random, world: World): string =>
  parameters
    .filter((parameter) => parameter.in === 'query' && random.chance(0.15))
    .map(({ name, schema }) =>
      [name, sample(schema, random, world)].map((text) => encodeURIComponent(String(text))).join('='),
    )
    .join('&');
