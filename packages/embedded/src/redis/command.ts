import { connect } from 'node:net';

/**
 * Sends commands to the Redis on 127.0.0.1:`port` over one connection and answers one reply line per command
 * ("+OK", "-ERR …"). Only for commands whose reply is a single line.
 *
 * @throws when there is no connection or the replies take more than `timeoutMs` milliseconds
 */
export function redisCommands(port: number, commands: string[][], timeoutMs = 5_000): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: timeoutMs });
    let received = '';
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setEncoding('utf8');
    socket.once('error', fail);
    socket.once('timeout', () => fail(new Error(`Redis did not answer within ${timeoutMs} ms`)));
    socket.once('close', () => reject(new Error('Redis closed the connection')));
    socket.on('data', (chunk: string) => {
      received += chunk;
      const lines = received.split('\r\n').slice(0, -1);
      if (lines.length < commands.length) return;
      resolve(lines);
      socket.destroy();
    });
    socket.write(commands.map(encode).join(''));
  });
}

/** The command as an array of bulk strings, the form in which arguments may hold anything. */
function encode(command: string[]): string {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join('')}`;
}
