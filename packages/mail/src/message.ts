/** An e-mail to one person. */
export interface Message {
  /**
   * Becomes the Message-ID: of two messages with the same one a mail program shows one. Letters, digits and
   * hyphens.
   */
  id: string;
  /** A single address, without a name. */
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /**
   * Resolves once the message was taken; gives up where `signal` is aborted. Errors: `MailError`, which tells
   * whether another try may succeed.
   */
  send(message: Message, signal?: AbortSignal): Promise<void>;
  /** Gives up what is still being sent. */
  close(): void;
}
