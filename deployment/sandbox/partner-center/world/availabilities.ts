import { base36 } from '../data/chance';
import type { Clock } from './clock';

const SEGMENTS = ['commercial', 'education', 'government', 'nonprofit'] as const;

/** Availability ids: they hold for a while, then all are reissued. */
export class Availabilities {
  private readonly startedAt: number;
  private reissues = 0;

  constructor(
    private readonly seed: number,
    private readonly clock: Clock,
    private readonly lifeMs: () => number,
  ) {
    this.startedAt = clock.now();
  }

  reissue(): void {
    this.reissues += 1;
  }

  idOf(productId: string, skuId: string, country: string, segment: string): string {
    const generation = Math.floor((this.clock.now() - this.startedAt) / this.lifeMs()) + this.reissues * 1000;
    return `DZH318Z0${base36(4, this.seed, 'availability', generation, productId, skuId, country, segment)}`;
  }

  isCurrent(productId: string, skuId: string, country: string, id: string): boolean {
    return SEGMENTS.some((segment) => this.idOf(productId, skuId, country, segment) === id.toUpperCase());
  }
}
