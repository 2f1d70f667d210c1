export interface ChatEvent {
  name: string;
  data: Record<string, unknown>;
}

/** The events of a whole stream. */
export const readEvents = (body: string): ChatEvent[] =>
  body
    .split('\n\n')
    .filter(Boolean)
    .map((event) => {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? [];
      return { name, data: JSON.parse(data) };
    });
