import { useMessages } from '../../i18n/messages.ts';

export function Page() {
  const { history } = useMessages();
  return <h1>{history.title}</h1>;
}
