import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { App } from '../types.ts';

/** The answers that are under way on each connection of a server. */
export class OpenAnswers {
  private readonly answers = new Map<Socket, Set<ServerResponse>>();
  private draining = false;

  /** Watches from now on. */
  watch(app: App): void {
    app.server.on('connection', (socket: Socket) => this.add(socket));
    app.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.begin(request.socket, response),
    );
    app.addHook('preClose', async () => this.drain());
  }

  /** Whether the head of an answer has gone out on this connection, and its end has not. */
  hasBegunOn(socket: Socket): boolean {
    return [...(this.answers.get(socket) ?? [])].some((response) => response.headersSent);
  }

  /**
   * Has every connection end as soon as nothing is under way on it: at once, or with its answer, which says
   * so where its head has not gone out yet. Node itself would keep those open that have asked for nothing
   * yet, and those whose client wants to keep them.
   */
  private drain(): void {
    this.draining = true;
    for (const [socket, answers] of this.answers) {
      if (!answers.size) socket.destroy();
      for (const response of answers) {
        if (response.headersSent) response.once('finish', () => socket.destroySoon());
        else response.shouldKeepAlive = false;
      }
    }
  }

  private add(socket: Socket): void {
    // Came just before listening ended.
    if (this.draining) socket.destroy();
    this.answers.set(socket, new Set());
    socket.once('close', () => this.answers.delete(socket));
  }

  private begin(socket: Socket, response: ServerResponse): void {
    const answers = this.answers.get(socket);
    answers?.add(response);
    response.once('close', () => answers?.delete(response));
  }
}
