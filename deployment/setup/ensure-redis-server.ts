import { ensureProgram } from './install-debian-package';

/** The bot keeps everything that matters in Redis; without REDIS_URL it runs its own redis-server. */
export function ensureRedisServer(): void {
  ensureProgram(
    'redis-server',
    'redis-server',
    'Install it ("sudo apt-get install redis-server", "brew install redis") or set REDIS_URL to a running Redis.',
  );
}
