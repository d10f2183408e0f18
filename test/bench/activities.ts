import type { Person } from '../../bot/people';
import { SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';

/** Activities as Teams sends them, with ids that never repeat: a repeated one would be recognised and cost nothing. */
let made = 0;
const CHANNEL = '19:9b2d64e0a1c24f7f8d11c0ffee5eed00@thread.tacv2';

export function newThread(): string {
  return `${CHANNEL};messageid=${1_700_000_000_000 + (made += 1)}`;
}

function envelope(serviceUrl: string, person: Person, conversationId: string): object {
  return {
    id: `${process.pid}-${(made += 1)}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    from: { id: person.mri, name: person.name, aadObjectId: person.id },
    recipient: { id: SANDBOX_BOT.id, name: SANDBOX_BOT.name },
    conversation: { isGroup: true, conversationType: 'channel', tenantId: SANDBOX_TENANT, id: conversationId },
    channelData: {
      channel: { id: CHANNEL },
      team: { id: '19:team@thread.tacv2' },
      tenant: { id: SANDBOX_TENANT },
      source: { name: 'message' },
    },
  };
}

const CLIENT = { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' };

export function written(serviceUrl: string, person: Person, text: string, thread = newThread()): string {
  const at = `<at>${SANDBOX_BOT.name}</at>`;
  return JSON.stringify({
    ...envelope(serviceUrl, person, thread),
    type: 'message',
    textFormat: 'plain',
    text: `${at} ${text}\n`,
    attachments: [
      { contentType: 'text/html', content: `<div><div><span>${SANDBOX_BOT.name}</span> ${text}</div></div>` },
    ],
    entities: [CLIENT, { type: 'mention', mentioned: { ...SANDBOX_BOT }, text: at }],
  });
}

/** Action.Submit. */
export function submitted(
  serviceUrl: string,
  person: Person,
  { conversationId, cardId, data }: { conversationId: string; cardId: string; data: object },
): string {
  const base = envelope(serviceUrl, person, conversationId);
  return JSON.stringify({ ...base, type: 'message', replyToId: cardId, value: data, entities: [CLIENT] });
}

/** Action.Execute. */
export function executed(
  serviceUrl: string,
  person: Person,
  { conversationId, cardId, data }: { conversationId: string; cardId: string; data: Record<string, unknown> },
): string {
  const { verb, ...rest } = data;
  const value = { action: { type: 'Action.Execute', verb, data: rest }, trigger: 'manual' };
  const base = envelope(serviceUrl, person, conversationId);
  return JSON.stringify({ ...base, type: 'invoke', name: 'adaptiveCard/action', replyToId: cardId, value });
}

/** What a person types into the SKU field of the form. */
export function searched(
  serviceUrl: string,
  person: Person,
  queryText: string,
  { customer = 'Contoso' }: { customer?: string } = {},
): string {
  const value = {
    kind: 'search',
    queryText,
    queryOptions: { skip: 0, top: 15 },
    dataset: 'skus',
    data: { customer },
  };
  return JSON.stringify({
    ...envelope(serviceUrl, person, newThread()),
    type: 'invoke',
    name: 'application/search',
    value,
  });
}
