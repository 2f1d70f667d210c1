import { expect, it } from 'vitest';
import { curlCode, sdkCode } from './begin-code.ts';

it('gives OpenAI the address with /v1 and Anthropic without, below any path', () => {
  const { openai, anthropic, environment } = sdkCode('https://refinery.example.com/a/');
  expect(openai).toContain(`baseURL: 'https://refinery.example.com/a/v1'`);
  expect(anthropic).toContain(`baseURL: 'https://refinery.example.com/a',`);
  expect(environment).toContain(`OPENAI_BASE_URL='https://refinery.example.com/a/v1'`);
  expect(environment).toContain(`ANTHROPIC_BASE_URL='https://refinery.example.com/a' `);
  expect(curlCode('https://refinery.example.com/a/')).toContain(
    `'https://refinery.example.com/a/v1/chat/completions'`,
  );
});
