import { isUtf8 } from 'node:buffer';
import { KeySet } from '../body/key-set.ts';
import type { RawValue } from './raw-value.ts';
import { type ByteString, writeObject, writeString } from './write-json.ts';

const PART = new KeySet(['type', 'text', 'refusal', 'image_url', 'file', 'cache_control']);
const IMAGE = new KeySet(['url', 'detail']);
const FILE = new KeySet(['file_data', 'filename']);

const DATA_URL = /^data:([\w.+-]+\/[\w.+-]+);base64,/i;
const WEB_URL = /^https?:\/\//i;

/** Anthropic shows its models all of an image that they can see. */
const DETAILS = new Set(['auto', 'high']);

type Part = Partial<Record<'type' | 'text' | 'refusal' | 'image_url' | 'file' | 'cache_control', RawValue>>;

/** Which types of parts a message may have. */
export type PartTypes = ReadonlySet<string>;
export const TEXT_PARTS: PartTypes = new Set(['text']);
export const ASSISTANT_PARTS: PartTypes = new Set(['text', 'refusal']);
export const ALL_PARTS: PartTypes = new Set(['text', 'image_url', 'file']);

/**
 * A block of text; undefined for an empty one, which Anthropic refuses and which says nothing, unless it is
 * marked.
 */
export function textBlock(text: RawValue, mark?: RawValue): ByteString | undefined {
  if (text.expect('string').bytes.length === 2 && !mark) return undefined;
  return writeObject({ type: '"text"', text: text.json(), cache_control: mark?.json() });
}

function readDataUrl(url: string): { mediaType: string; data: string } | undefined {
  const [head, mediaType] = DATA_URL.exec(url) ?? [];
  return head && mediaType ? { mediaType: mediaType.toLowerCase(), data: url.slice(head.length) } : undefined;
}

const base64Source = ({ mediaType, data }: { mediaType: string; data: string }): ByteString =>
  writeObject({ type: '"base64"', media_type: writeString(mediaType), data: writeString(data) });

function imageBlock({ image_url: image, cache_control: mark }: Part): ByteString | undefined {
  const { url, detail } = image?.fields(IMAGE) ?? {};
  if (!url) return undefined;
  if (detail && !DETAILS.has(detail.text())) {
    detail.unsupported('Anthropic has no level of detail for images.');
  }
  const address = url.text();
  const data = readDataUrl(address);
  if (!data && !WEB_URL.test(address)) url.unsupported('Anthropic takes web addresses and base64 data.');
  const source = data ? base64Source(data) : writeObject({ type: '"url"', url: url.json() });
  return writeObject({ type: '"image"', source, cache_control: mark?.json() });
}

function documentSource(fileData: RawValue): ByteString {
  const data = readDataUrl(fileData.text());
  if (data?.mediaType === 'application/pdf') return base64Source(data);
  if (data?.mediaType !== 'text/plain') {
    return fileData.unsupported('Anthropic takes PDF and plain text, as data URLs with base64.');
  }
  const bytes = Buffer.from(data.data, 'base64');
  if (!isUtf8(bytes)) fileData.unsupported('the text is no UTF-8.');
  return writeObject({
    type: '"text"',
    media_type: '"text/plain"',
    data: writeString(bytes.toString()),
  });
}

function fileBlock({ file, cache_control: mark }: Part): ByteString | undefined {
  const { file_data: data, filename } = file?.fields(FILE) ?? {};
  if (!data) return undefined;
  return writeObject({
    type: '"document"',
    source: documentSource(data),
    title: filename?.expect('string').json(),
    cache_control: mark?.json(),
  });
}

function blockOf(part: RawValue, types: PartTypes): ByteString | undefined {
  const fields = part.fields(PART);
  const type = (fields.type ?? part.invalid()).text();
  if (!types.has(type)) fields.type?.unsupported('Anthropic has no such part here.');
  // A member of another type of part would be lost.
  for (const name of ['text', 'refusal', 'image_url', 'file'] as const) {
    if (name !== type) fields[name]?.unsupported(`a part of the type ${type} has no such field.`);
  }
  const said = fields.text ?? fields.refusal;
  if (said) return textBlock(said, fields.cache_control);
  return imageBlock(fields) ?? fileBlock(fields) ?? part.invalid();
}

/** The blocks of a content: a string or a list of parts. */
export function translateContent(content: RawValue, types: PartTypes): ByteString[] {
  const blocks: ByteString[] = [];
  const add = (block: ByteString | undefined) => {
    if (block !== undefined) blocks.push(block);
  };
  if (content.kind() === 'string') add(textBlock(content));
  else content.items((part) => add(blockOf(part, types)));
  return blocks;
}
