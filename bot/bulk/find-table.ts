import { z } from 'zod';

/** A table that came with a message: its text, or where its file can be fetched. */
export type FoundTable = { kind: 'text'; text: string } | { kind: 'file'; name: string; address: string };

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const FILE_NAME = /\.(?:csv|tsv|txt)$/i;

const Message = z.object({
  text: z.string().nullish().catch(undefined),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.unknown(), name: z.string().nullish() }))
    .nullish()
    .catch(undefined),
});
const FileInfo = z.looseObject({ downloadUrl: z.string(), fileType: z.string().nullish() });

/** The word before a pasted table. */
const BULK_WORD = /^(?:bulk|batch|table|import|sammel\w*|tabelle)\b\s*:?/i;

/**
 * The table in a message, tabs and lines as they were typed. A file (personal chats only) goes before a table that the
 * client drew, and that before the text. Source: "Send and receive files through a bot", Microsoft Teams.
 */
export function findTable(activity: unknown): FoundTable | undefined {
  const message = Message.safeParse(activity);
  if (!message.success) return undefined;
  for (const { contentType, content, name } of message.data.attachments ?? []) {
    const info = contentType === FILE ? FileInfo.safeParse(content) : undefined;
    const named = name ?? `table.${info?.data?.fileType ?? ''}`;
    if (info?.success && FILE_NAME.test(named)) return { kind: 'file', name: named, address: info.data.downloadUrl };
    if (contentType === 'text/html' && typeof content === 'string') {
      const text = tableOfHtml(content);
      if (text) return { kind: 'text', text };
    }
  }
  const text = typedText(message.data.text ?? '')
    .replace(BULK_WORD, '')
    .replace(/^\n+/, '');
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** Without mentions; a spreadsheet's tabs stay. */
function typedText(text: string): string {
  return entitiesRead(text.replace(/<at[^>]*>[^<]*<\/at>/gi, '').replace(/<br\s*\/?>/gi, '\n'))
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u00A0]+/, '');
}

const MOST_HTML = 400_000;

/** What a client made a table of when it was pasted; cells become quoted ones, so that nothing in them counts. */
function tableOfHtml(html: string): string | undefined {
  const rows = html
    .slice(0, MOST_HTML)
    .split(/<tr\b[^>]*>/i)
    .slice(1);
  const lines = rows.map((row) =>
    (row.split(/<\/tr>/i)[0] ?? '')
      .split(/<t[dh]\b[^>]*>/i)
      .slice(1)
      .map((cell) => entitiesRead((cell.split(/<\/t[dh]>/i)[0] ?? '').replace(/<[^<>]*>/g, ' ')))
      .map((cell) => `"${cell.replace(/\s+/g, ' ').trim().replaceAll('"', '""')}"`)
      .join('\t'),
  );
  return lines.length > 1 ? lines.join('\n') : undefined;
}

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#160': ' ' };

function entitiesRead(text: string): string {
  return text.replace(/&(#?\w{1,8});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
