import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { keyNamesKey } from '../../../api/key-names.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { MakeSecret } from '../secrets/make-secret.tsx';
import { KeyFields } from './key-fields.tsx';
import { newKey } from './key-form.ts';
import { keysKey } from './key-queries.ts';
import { keyTexts } from './texts.ts';

/** Makes a key, and shows it once. */
export function Page() {
  const organization = useOrganization();
  const queries = useQueryClient();
  return (
    <MakeSecret
      texts={useTexts(keyTexts)}
      list="/o/$slug/settings/keys"
      listKey={keysKey(organization)}
      inputOf={newKey}
      make={async (input, options) => {
        const { id, key } = await organization.client.createApiKey(input, options);
        void queries.invalidateQueries({ queryKey: keyNamesKey(organization) });
        return { id, secret: key };
      }}
      fields={(error) => <KeyFields apiKey={null} error={error} />}
    />
  );
}
