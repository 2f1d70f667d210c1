import { describe, expect, it } from 'vitest';
import { assertAllowedUrl } from './allowed-url.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import { parseAllowlist } from './upstream-allowlist.ts';

describe('assertAllowedUrl', () => {
  it.each([
    'https://api.example.com/v1',
    'https://api.example.com:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1]/',
  ])('lets %s through', (url) => expect(assertAllowedUrl(url, []).href).toBe(url));

  it.each([
    'http://api.example.com/',
    'ftp://api.example.com/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'not a url',
    '',
    'https://user:password@api.example.com/',
    'https://user@api.example.com/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://①②⑦.⓪.⓪.①/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[fd00:ec2::254]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://app.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://postgres/',
    'https://postgres:5432/',
  ])('refuses %s', (url) => expect(() => assertAllowedUrl(url, [])).toThrow(BlockedAddressError));

  it('excepts what the operator allows, by host and port', () => {
    const allowlist = parseAllowlist(['LLM.internal:8080', '127.0.0.1:9000', '[::1]:9000', ' vllm:443 ']);
    for (const url of [
      'http://llm.internal:8080/v1',
      'https://llm.internal.:8080/',
      'http://127.0.0.1:9000/',
      'http://[::1]:9000/',
      'https://vllm/',
    ]) {
      expect(assertAllowedUrl(url, allowlist)).toBeInstanceOf(URL);
    }
    for (const url of [
      'http://llm.internal/',
      'http://127.0.0.1:9001/',
      'http://vllm/',
      'http://user:pw@127.0.0.1:9000/',
      'ftp://127.0.0.1:9000/',
    ]) {
      expect(() => assertAllowedUrl(url, allowlist)).toThrow(BlockedAddressError);
    }
  });

  it('says what is wrong without repeating what may be secret', () => {
    expect(() => assertAllowedUrl('https://user:password@example.com/', [])).toThrow(
      'The address must not contain a user name or password.',
    );
    expect(() => assertAllowedUrl('http://example.com/', [])).toThrow(
      'The address must begin with https://.',
    );
    expect(() => assertAllowedUrl('https://10.0.0.1/', [])).toThrow(
      'The address is not on the public internet. Use a public address, or ask the operator of this service to allow this one.',
    );
  });
});
