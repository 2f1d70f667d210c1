import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { SavedGroups } from './saved-groups.tsx';
import { SavedTotal } from './saved-total.tsx';
import { savingsQuery } from './savings-queries.ts';
import { SAVINGS_GROUPS, type SavingsGrouping } from './savings-search.ts';
import { savingsTexts } from './texts.ts';

interface SavedProps {
  from: string;
  by: SavingsGrouping;
  onBy: (by: SavingsGrouping) => void;
}

/** What was saved in a period: as a whole, and by day, model, API key or kind of call. */
export function Saved({ from, by, onBy }: SavedProps) {
  const texts = useTexts(savingsTexts);
  const query = useQuery(savingsQuery(useOrganization(), from, by));
  return (
    <Section title={texts.saved}>
      <div className={parts.filter}>
        <Choice
          name="by"
          label={texts.by}
          values={SAVINGS_GROUPS}
          names={texts.groups}
          value={by}
          onChange={onBy}
        />
      </div>
      <Read query={query}>
        {(savings) => (
          <>
            <SavedTotal total={savings.total} />
            {savings.total.calls === 0 ? <p>{texts.nothing}</p> : <SavedGroups savings={savings} />}
          </>
        )}
      </Read>
    </Section>
  );
}
