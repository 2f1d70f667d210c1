import { type Reencrypted, reencryptSecrets } from '@refinery/domain/maintenance/reencrypt-secrets.ts';
import type { Keyring } from '@refinery/domain/security/credential-vault.ts';
import type { Command } from '../command.ts';
import { DONE, FAILED } from '../exit-codes.ts';
import { count } from '../words.ts';

export const rotateEncryptionCommand: Command = {
  name: 'keys rotate-encryption',
  args: [],
  summary: 'encrypts every stored secret again, with the newest of ENCRYPTION_KEYS',
  details: [
    'First put the new key in front (ENCRYPTION_KEYS=k2:…,k1:…), and restart the API and the worker. They keep working',
    'while this command runs. If it is stopped, even by a kill, run it again to do the rest.',
    'It fails if a secret is encrypted with a key that is missing from ENCRYPTION_KEYS. Such a secret does not change.',
  ],
  read: () => async (ctx, output) => {
    const settings = ctx.readSettings();
    const reencrypted = await reencryptSecrets({ ...ctx, settings }, ({ done, of, reencrypted: sum }) =>
      output.progress(
        `${count(done)} of ${count(of)} organizations and people, ${count(sum)} secrets encrypted again`,
      ),
    );
    await output.tell(resultOf(settings.keyring, reencrypted), linesOf(settings.keyring, reencrypted));
    return [...reencrypted.values()].some(({ unreadable }) => unreadable > 0) ? FAILED : DONE;
  },
};

const olderKeys = ({ keys, currentKeyId }: Keyring): string[] =>
  [...keys.keys()].filter((id) => id !== currentKeyId);

const resultOf = (keyring: Keyring, reencrypted: Reencrypted) => ({
  newestKey: keyring.currentKeyId,
  olderKeys: olderKeys(keyring),
  secrets: Object.fromEntries(reencrypted),
});

function linesOf(keyring: Keyring, reencrypted: Reencrypted): string[] {
  const older = olderKeys(keyring);
  if (!older.length) {
    return [
      `ENCRYPTION_KEYS has only one key, ${keyring.currentKeyId}. There is nothing to do.`,
      'To replace it, put a new key in front, and restart the API and the worker.',
    ];
  }
  const width = Math.max(...[...reencrypted.keys()].map((name) => name.length));
  const unreadable = [...reencrypted].filter(([, counted]) => counted.unreadable > 0);
  return [
    `Encrypted again with ${keyring.currentKeyId}:`,
    ...[...reencrypted].map(([name, counted]) => `  ${name.padEnd(width)}  ${count(counted.reencrypted)}`),
    ...(unreadable.length
      ? unreadable.map(
          ([name, counted]) =>
            `✖ ${name}: ${count(counted.unreadable)} encrypted with a key that is missing from ENCRYPTION_KEYS`,
        )
      : [
          `Nothing is encrypted with ${older.join(', ')} any more. Keep it for another 24 hours, because it is still needed to`,
          'recognize requests that are sent again with their Idempotency-Key. Then remove it from ENCRYPTION_KEYS.',
        ]),
  ];
}
