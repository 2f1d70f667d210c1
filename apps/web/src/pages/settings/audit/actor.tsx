import type { AuditEntry } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { PersonName } from '../person-name.tsx';
import { auditTexts } from './texts.ts';

/** Who made a change. */
export function Actor({ entry: { actorKind, actorName, userId } }: { entry: AuditEntry }) {
  const texts = useTexts(auditTexts);
  const name = userId ? <PersonName id={userId} /> : <bdi>{actorName}</bdi>;
  if (actorKind === 'user') return name;
  return (
    <>
      {texts.kinds[actorKind]}: {name}
    </>
  );
}
