import { ensureRedisServer } from '../../deployment/setup/ensure-redis-server';

/** Runs once before all tests: the suite talks to a real redis-server. */
export = async function globalSetup(): Promise<void> {
  ensureRedisServer();
};
