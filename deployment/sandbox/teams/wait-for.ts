import type { ChatLog } from './chat-log';

/** Resolves with the first truthy answer of `look`, asked now and whenever the log changes. */
export function settled<T>(log: ChatLog, look: () => T | undefined | null | false, timeoutMs: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      log.off('message', check);
    };
    const check = () => {
      try {
        const answer = look();
        if (!answer) return;
        stop();
        resolve(answer);
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Nothing of the kind was said in ${timeoutMs} ms. The last messages: ${lastWords(log)}`));
    }, timeoutMs);
    log.on('message', check);
    check();
  });
}

function lastWords(log: ChatLog): string {
  const words = log
    .all()
    .slice(-5)
    .map(({ author, activity }) => {
      return `${author.name}: ${activity.text ?? activity.summary ?? '(card)'}`;
    });
  return words.join(' | ') || 'none';
}
