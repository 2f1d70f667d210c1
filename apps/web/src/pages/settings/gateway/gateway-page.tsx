import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { ChangeGateway } from './change-gateway.tsx';
import { gatewayQuery } from './gateway-queries.ts';
import { gatewayTexts } from './texts.ts';

/** How calls to models are treated on their way. */
export function Page() {
  const texts = useTexts(gatewayTexts);
  const query = useQuery(gatewayQuery(useOrganization()));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <Read query={query}>{(gateway) => <ChangeGateway gateway={gateway} />}</Read>
    </div>
  );
}
