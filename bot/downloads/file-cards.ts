import { z } from 'zod';

/**
 * Teams' own cards about files, and what it sends when a person answers one.
 * Source: "Send and receive files through a bot", Microsoft Teams; only in personal chats.
 */
export function fileConsentActivity(file: { name: string; description: string; size: number; ticket: string }) {
  const context = { ticket: file.ticket };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name: file.name,
        content: {
          description: file.description,
          sizeInBytes: file.size,
          acceptContext: context,
          declineContext: context,
        },
      },
    ],
  };
}

export function fileInfoActivity({ contentUrl, name, uniqueId, fileType }: UploadInfo) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl,
        name,
        content: { uniqueId, fileType },
      },
    ],
  };
}

const UploadInfo = z.object({
  contentUrl: z.string(),
  uploadUrl: z.string(),
  name: z.string(),
  uniqueId: z.string().default(''),
  fileType: z.string().default('pdf'),
});
export type UploadInfo = z.output<typeof UploadInfo>;

const Consent = z.object({
  action: z.string(),
  context: z.object({ ticket: z.string() }),
  uploadInfo: z.unknown().optional(),
});

export type FileAnswer = { ticket: string; accepted: UploadInfo } | { ticket: string; accepted: false };

/** What a person answered; undefined when it cannot be read. */
export function readFileAnswer(value: unknown): FileAnswer | undefined {
  const parsed = Consent.safeParse(value);
  if (!parsed.success) return undefined;
  const { action, context, uploadInfo } = parsed.data;
  if (action !== 'accept') return { ticket: context.ticket, accepted: false };
  const info = UploadInfo.safeParse(uploadInfo);
  return info.success ? { ticket: context.ticket, accepted: info.data } : undefined;
}
