/** Arguments that make no sense; the message is for the user. */
export class Mistake extends Error {}

export interface Mistaken {
  kind: 'mistake';
  message: string;
}

/** What `read` makes of the arguments, or what was wrong about them. */
export function orMistake<T>(read: () => T): T | Mistaken {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Mistake || error instanceof TypeError)) throw error;
    // Node explains at length how to pass a value that begins with a dash; the first sentence says what is
    // wrong.
    const [message = ''] = error.message.split(/\.?(?:\n|\. )/);
    return { kind: 'mistake', message };
  }
}
