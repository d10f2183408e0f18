'use strict';
// Preloaded into every process that is measured: answers what it has used so far, and ends with its parent.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

let session;
/** A CPU profile of what happens between two questions, written to the file that the second one names. */
function profile({ id, file }) {
  if (!file) {
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 200 });
    session.post('Profiler.start', () => process.send({ id, answer: true }));
    return;
  }
  session.post('Profiler.stop', (_error, { profile: taken }) => {
    writeFileSync(file, JSON.stringify(taken));
    session.disconnect();
    process.send({ id, answer: true });
  });
}

process.on('message', (message) => {
  if (message && message.ask === 'profile') return profile(message);
  if (!message || message.ask !== 'usage') return;
  if (message.collect && global.gc) global.gc();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const usage = {
    cpuMs: (user + system) / 1000,
    rssBytes: rss,
    heapBytes: heapUsed + external,
    upMs: performance.now(),
    delayMs: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
  delay.reset();
  process.send({ id: message.id, answer: usage });
});
process.on('disconnect', () => process.exit(0));
