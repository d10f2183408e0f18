import { randomUUID } from 'node:crypto';
import { refuse } from './api-error';
import type { Clock } from '../world/clock';

export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com';
export const PARTNER_PRICING = 'https://api.partner.microsoft.com';
export const GRAPH = 'https://graph.microsoft.com';
/** Azure AD Graph: retired for Partner Center in 2025. */
const RETIRED = 'https://graph.windows.net';

export interface Bearer {
  kind: 'app' | 'user';
  /** Undefined for the static token, which is good for everything. */
  audience?: string;
}

interface Issued extends Bearer {
  expiresAt: number;
}

export const TOKEN_LIFE_MS = 3_600_000;

/** The tokens in circulation. */
export class Tokens {
  private readonly issued = new Map<string, Issued>();
  private readonly refreshTokens = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly staticToken: string,
  ) {}

  issue(kind: Bearer['kind'], audience: string): string {
    const token = `sandbox-${kind}-${randomUUID()}`;
    this.issued.set(token, { kind, audience, expiresAt: this.clock.now() + TOKEN_LIFE_MS });
    return token;
  }

  /** A refresh token stays good after its successor was issued, as at Entra. */
  rotate(): string {
    const token = `sandbox-refresh-${randomUUID()}`;
    this.refreshTokens.add(token);
    return token;
  }

  /** The first one is agreed: whoever sets the sandbox up writes "sandbox-refresh". */
  knowsRefreshToken(token: string): boolean {
    return token === 'sandbox-refresh' || this.refreshTokens.has(token);
  }

  check(authorization: string | undefined, audience: string): Bearer {
    const token = /^Bearer +(.+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw refuse(401, '800001', 'Partner Token missing in request context');
    if (token === this.staticToken) return { kind: 'user' };
    const known = this.issued.get(token);
    if (known?.audience === RETIRED) {
      throw refuse(401, '900420', 'Tokens of Azure AD Graph are no longer accepted.');
    }
    if (!known || known.expiresAt <= this.clock.now() || known.audience !== audience) {
      throw refuse(401, '400', 'Access denied');
    }
    return known;
  }
}
