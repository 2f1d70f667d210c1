import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { errorText, StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';
import { visible } from '@refinery/terminal/visible.ts';

interface Failure {
  /** Stable where the product itself refuses. */
  code: string;
  message: string;
  advice?: string;
}

/** What failed and what to do, for people or as JSON. */
export function describeFailure(error: unknown, json: boolean): string {
  const failure = failureOf(error);
  if (json) return `${JSON.stringify({ error: failure })}\n`;
  // Names of organizations are in some messages: they do nothing to the terminal.
  return visible(`✖ ${failure.message}\n${failure.advice ? `  → ${failure.advice}\n` : ''}`);
}

function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return { code: error.code, message: error.message };
  if (error instanceof StartError) return { code: 'not_ready', message: error.message, advice: error.advice };
  if (error instanceof EnvironmentError) {
    const advice =
      'Set the same environment variables as for the API and the worker. .env.example describes each variable.';
    return { code: 'not_configured', message: error.message, advice };
  }
  // What a database error says of itself; the error around it quotes the whole statement.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return { code: 'internal_error', message: errorText(cause) };
}
