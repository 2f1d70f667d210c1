/** How the two SDKs are pointed at this instance. `base` ends with a slash. */
export function sdkCode(base: string): { openai: string; anthropic: string; environment: string } {
  const address = base.replace(/\/$/, '');
  return {
    openai: [
      `import OpenAI from 'openai';`,
      '',
      `const client = new OpenAI({ baseURL: '${address}/v1', apiKey: process.env.REFINERY_KEY });`,
      'const completion = await client.chat.completions.create({',
      `  model: 'auto',`,
      `  messages: [{ role: 'user', content: 'Say hello.' }],`,
      '});',
    ].join('\n'),
    anthropic: [
      `import Anthropic from '@anthropic-ai/sdk';`,
      '',
      `const client = new Anthropic({ baseURL: '${address}', apiKey: process.env.REFINERY_KEY });`,
      'const message = await client.messages.create({',
      `  model: 'anthropic/claude-haiku-4-5',`,
      '  max_tokens: 100,',
      `  messages: [{ role: 'user', content: 'Say hello.' }],`,
      '});',
    ].join('\n'),
    environment: [
      `export OPENAI_BASE_URL='${address}/v1' OPENAI_API_KEY="$REFINERY_KEY"`,
      `export ANTHROPIC_BASE_URL='${address}' ANTHROPIC_API_KEY="$REFINERY_KEY"`,
    ].join('\n'),
  };
}

const BODY = JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Say hello.' }] });

/** The same from a terminal. `base` ends with a slash. */
export const curlCode = (base: string): string =>
  `curl -sS '${base}v1/chat/completions' -H "Authorization: Bearer $REFINERY_KEY" -H 'Content-Type: application/json' -d '${BODY}'`;
