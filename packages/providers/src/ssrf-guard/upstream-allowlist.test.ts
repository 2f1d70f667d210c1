import { describe, expect, it } from 'vitest';
import { assertAllowedUrl } from './allowed-url.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import { isAllowListed, parseAllowlist } from './upstream-allowlist.ts';

describe('parseAllowlist', () => {
  it('takes host:port, with a path or without', () => {
    expect(
      parseAllowlist([' LLM.internal.:8080 ', '[::1]:9000/v1/', '127.1:080/', 'my_service:443/a/b.c~d']),
    ).toEqual([
      { host: 'llm.internal:8080', path: '' },
      { host: '[::1]:9000', path: '/v1' },
      { host: '127.0.0.1:80', path: '' },
      { host: 'my_service:443', path: '/a/b.c~d' },
    ]);
  });

  it.each([
    ...['host', ':80', 'host:', 'host:0', 'host:65536', 'host:http', 'http://host:80', 'host:80:80', '*:80'],
    ...['*.internal:80', 'user@host:80', 'host:80?x', 'host:80#x', 'ho st:80', '[::1:80', '[::g]:80'],
  ])('refuses %s', (entry) => expect(() => parseAllowlist([entry])).toThrow(`"${entry}" must be host:port`));

  it.each([
    ...[
      '/v1/../admin',
      '/..',
      '/./v1',
      '//v1',
      '/v1//x',
      '/v1/%2e%2e/x',
      '/v%31',
      '/v1\\x',
      '/v1;a',
      '/v1?a=b',
    ],
    ...['/v1#a', '/é'],
  ])('refuses the path %s', (path) => {
    expect(() => parseAllowlist([`host:80${path}`])).toThrow('must be plain');
  });

  it('names every problem at once', () => {
    expect(() => parseAllowlist(['one', 'two:80', 'three:80/..'])).toThrow(/"one" .*"three:80\/\.\."/);
  });
});

describe('an exception for a path', () => {
  const allowlist = parseAllowlist(['llm.internal:8080/v1', '10.0.0.1:80/a/b/']);
  const allowed = (url: string) => isAllowListed(new URL(url), allowlist);

  it.each([
    ...['http://llm.internal:8080/v1', 'https://llm.internal:8080/v1/', 'http://llm.internal:8080/v1/chat/x'],
    ...['http://llm.internal:8080/v1?a=/../b', 'http://llm.internal:8080/x/../v1/y', 'http://10.0.0.1/a/b'],
    ...['http://llm.internal:8080/v1/models/gpt-4@2,5:latest'],
  ])('covers %s', (url) => expect(allowed(url)).toBe(true));

  it.each([
    ...['/', '/v10', '/v', '/V1', '/v1/..', '/v1/../admin', '/v1/%2e%2e/admin', '/v1/.%2E/admin'],
    ...['/v1\\..\\admin', '/v1/..\\admin', '//v1', '/v1//admin', '/v1/..%2fadmin', '/v1/%2f..%2fadmin'],
    ...[
      '/v1%2f..%2fadmin',
      '/v1/%5c..%5cadmin',
      '/v1/%252e%252e/admin',
      '/v1/..;/admin',
      '/v1/x;/../../admin',
    ],
    ...['/v1;/admin', '/v1/%00', '/v1/%c0%ae%c0%ae/admin', '/v1/\u2025/admin', '/v1/\uff0e\uff0e/admin'],
  ])('does not cover %s', (path) => {
    const url = `http://llm.internal:8080${path}`;
    expect(allowed(url)).toBe(false);
    expect(() => assertAllowedUrl(url, allowlist)).toThrow(BlockedAddressError);
  });

  it('covers no other host or port', () => {
    expect(allowed('http://llm.internal:8081/v1')).toBe(false);
    expect(allowed('http://10.0.0.2/a/b')).toBe(false);
  });

  it('leaves what is public as it was', () => {
    const listed = parseAllowlist(['api.example.com:443/v1']);
    expect(assertAllowedUrl('https://api.example.com/v2', listed).pathname).toBe('/v2');
  });
});
