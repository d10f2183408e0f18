import { createSign } from 'node:crypto';
import { signingChain } from '../../../deployment/sandbox/partner-center/webhooks/certificate';

export interface SignedEvent {
  body: string;
  headers: Record<string, string>;
}

/** An event as Partner Center posts it, signed with the sandbox's key. `certificateUrl` is where its certificate is. */
export async function signedEvent(
  certificateUrl: string,
  event: Record<string, unknown> = {},
  algorithm = 'sha256',
): Promise<SignedEvent> {
  const { privateKey } = await signingChain();
  const body = JSON.stringify({
    EventName: 'invoice-ready',
    ResourceName: 'invoice',
    AuditUri: null,
    ResourceChangeUtcDate: new Date().toISOString(),
    ...event,
  });
  return {
    body,
    headers: {
      authorization: `Signature ${createSign(algorithm).update(body).sign(privateKey, 'base64')}`,
      'x-ms-certificate-url': certificateUrl,
      'x-ms-signature-algorithm': `rsa-${algorithm}`,
    },
  };
}

export function certificateOf(sandboxUrl: string): string {
  return `${sandboxUrl}/partner-center/webhooks/certificates/signing.cer`;
}

export function aboutInvoice(id: unknown): Record<string, unknown> {
  return { ResourceUri: `https://api.partnercenter.microsoft.com/v1/invoices/${String(id)}` };
}
