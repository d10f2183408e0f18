export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When approvals are taken. */
export interface Hours {
  days: readonly (typeof WEEKDAYS)[number][];
  /** "08:00"; from this minute on, up to and without that of `to`. */
  from: string;
  to: string;
}

/** Why now is not the time; undefined when it is. Fails closed when nobody says what time it is. */
export function outsideHours(hours: Hours | undefined, now: Date | undefined, timeZone: string): string | undefined {
  if (!hours) return undefined;
  const words = `Approvals are taken ${hours.days.join(', ')} from ${hours.from} to ${hours.to} (${timeZone}).`;
  if (!now) return words;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const weekday = part('weekday').toLowerCase();
  const time = `${part('hour')}:${part('minute')}`;
  const open = hours.days.some((day) => day === weekday) && time >= hours.from && time < hours.to;
  return open ? undefined : words;
}
