import { createSign, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sevenDigits } from '../world/clock';
import type { World } from '../world/world';
import { signingChain } from './certificate';

export interface Registration {
  subscriberId: string;
  webhookUrl: string;
  webhookEvents: string[];
  /** Put the signature into x-ms-signature instead of Authorization. */
  signatureTokenToMsSignatureHeader: boolean;
}

export interface Delivery {
  correlationId: string;
  eventName: string;
  callbackUrl: string;
  /** HTTP statuses of the attempts; 0 where no answer came. */
  attempts: number[];
  status: 'running' | 'completed' | 'failed';
  at: number;
}

const ATTEMPTS = 10;

/** The one registration of the partner, and the deliveries to it. */
export class Webhooks {
  registration: Registration | undefined;
  readonly deliveries: Delivery[] = [];
  private readonly stop = new AbortController();

  constructor(
    private readonly world: World,
    /** Address of this server, known only when it listens. */
    private readonly origin: () => string,
  ) {}

  close(): void {
    this.stop.abort();
  }

  /** Sends the event when somebody registered for it; ten attempts, then it is lost. */
  send(eventName: string, resource: { uri: string; name: string }): Delivery | undefined {
    const { registration } = this;
    if (!registration?.webhookEvents.includes(eventName)) return undefined;
    const delivery: Delivery = {
      correlationId: randomUUID(),
      eventName,
      callbackUrl: registration.webhookUrl,
      attempts: [],
      status: 'running',
      at: this.world.clock.now(),
    };
    this.deliveries.push(delivery);
    const body = JSON.stringify({
      EventName: eventName,
      ResourceUri: `https://api.partnercenter.microsoft.com${resource.uri}`,
      ResourceName: resource.name,
      AuditUri: null,
      ResourceChangeUtcDate: sevenDigits(delivery.at).replace('Z', '+00:00'),
    });
    void this.deliver(registration, delivery, body);
    return delivery;
  }

  private async deliver(registration: Registration, delivery: Delivery, body: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.stop.signal.aborted; attempt++) {
      const status = await this.post(registration, body, delivery.correlationId);
      delivery.attempts.push(status);
      if (status >= 200 && status < 300) {
        delivery.status = 'completed';
        return;
      }
      const pause = this.world.settings.paceMs * 2 ** Math.min(attempt, 4);
      await delay(pause, undefined, { ref: false, signal: this.stop.signal }).catch(() => undefined);
    }
    delivery.status = 'failed';
  }

  private async post(registration: Registration, body: string, correlationId: string): Promise<number> {
    const { privateKey } = await signingChain();
    const signature = `Signature ${createSign('sha256').update(body, 'utf8').sign(privateKey, 'base64')}`;
    const header = registration.signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'Authorization';
    try {
      const answer = await fetch(registration.webhookUrl, {
        method: 'POST',
        body,
        signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(10_000)]),
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          [header]: signature,
          'X-MS-Certificate-Url': `${this.origin()}/partner-center/webhooks/certificates/signing.cer`,
          'X-MS-Signature-Algorithm': 'rsa-sha256',
          'MS-CorrelationId': correlationId,
        },
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }
}
