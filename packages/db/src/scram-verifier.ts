import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** What Postgres itself uses; every sign-in has to do as many. */
const ITERATIONS = 4_096;

const derive = promisify(pbkdf2);

/**
 * What Postgres stores of a password (RFC 5803). `ALTER ROLE … PASSWORD` takes it in the password's place,
 * which so appears in no statement and in no log of the server. Of letters, digits and marks of ASCII only:
 * others would have to be normalized first.
 */
export async function scramVerifier(password: string, salt = randomBytes(16)): Promise<string> {
  const salted = await derive(password, salt, ITERATIONS, 32, 'sha256');
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const server = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}
