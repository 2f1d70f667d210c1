import { createConfig, lintFromString } from '@redocly/openapi-core';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { WIRE_ENDPOINTS } from '@refinery/contracts/gateway.ts';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { expect, it } from 'vitest';
import { describeApi } from './describe-api.ts';

/** Its own types say that it extends nothing and that it has to. */
const OAS = Object(rulesets.oas);

const document = describeApi(ENDPOINTS, WIRE_ENDPOINTS, { version: '1.0.0' });

/** Signs of life are refused to nobody. */
const EXCEPTED = /^#\/paths\/~1(?:health|livez|readyz)\/get\/responses$/;

/** `public` is no id: everybody's prompts are found before those of an organization. */
const AMBIGUOUS = '#/paths/~1api~1v1~1prompts~1public~1{id}';

it('the document breaks no recommended rule of Redocly', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify(document);
  const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config });
  const found = problems.map(({ ruleId, message, location }) => ({
    rule: ruleId,
    message,
    at: location[0]?.pointer ?? '',
  }));
  const isExcepted = ({ rule, at }: { rule: string; at: string }) =>
    (rule === 'operation-4xx-response' && EXCEPTED.test(at)) ||
    (rule === 'no-ambiguous-paths' && at === AMBIGUOUS);
  expect(found.filter((problem) => !isExcepted(problem))).toEqual([]);
});

it('the document breaks no rule of spectral:oas', async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [OAS] });
  const problems = await linter.run(JSON.stringify(document));
  expect(problems.map(({ code, message, path }) => `${code} ${path.join('/')}: ${message}`)).toEqual([]);
});

it('both linters are at work', async () => {
  const { info: _info, ...headless } = document;
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify(headless);
  expect((await lintFromString({ source, absoluteRef: '/openapi.json', config })).length).toBeGreaterThan(0);
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [OAS] });
  expect((await linter.run(source)).length).toBeGreaterThan(0);
});
