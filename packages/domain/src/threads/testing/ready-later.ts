// A module that is not loaded whole before the file exists that READY_FLAG names.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

while (!existsSync(process.env.READY_FLAG ?? '')) await sleep(20);

export const echo = (text: string): string => text;

export const nothing = (): void => undefined;
