import './clock-ahead';
import { createRequire } from 'node:module';
import '../../../bot/app';

/** A bot that has read its code and waits for its turn: then it opens the store, the queues and its port. */
process.once('message', () => void createRequire(__filename)('../../../bot/index'));
process.once('disconnect', () => process.exit());
process.send?.('loaded');
