import { ADELE, ALEX } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { HOSTILE_STRINGS } from '../cards/hostile-strings';
import { activityOf, clickOf, VICTIM_THREAD, type Activity, type HostileDesk } from './hostile-desk';
import type { Attempt } from './run-cases';

const MORE: readonly string[] = [
  "'; DROP TABLE orders; --",
  '" OR 1=1',
  'FLUSHALL\r\nSET x y\r\n',
  '*1\r\n$8\r\nFLUSHALL\r\n',
  '../../../../etc/passwd',
  '%00%0d%0aLocation: https://evil.example',
  '=cmd|" /C calc"!A0',
  '(a+)+$'.repeat(50),
  'a'.repeat(50_000),
  '🦊'.repeat(3000),
  '\u0000'.repeat(500),
  'constructor',
  '__proto__',
  'toString',
];

/** The same words in every place where people may write, by somebody who may not approve. */
export function hostileWords(order: Order): Attempt[] {
  const said = (name: string, rest: (desk: HostileDesk) => Activity, person = ALEX): Attempt => ({
    name,
    make: (desk) => desk.deliver(activityOf(person, desk.connector.serviceUrl, VICTIM_THREAD, rest(desk))),
  });
  return [...HOSTILE_STRINGS, ...MORE].flatMap((words, n) => [
    said(`written ${n}`, () => ({ text: words })),
    said(`after a command ${n}`, () => ({ text: `<at>Reservation Desk</at> approve ${order.id} ${words}` })),
    said(`as order id ${n}`, () => ({ text: `status ${words}` })),
    said(`as a reason ${n}`, ({ tickets }) => ({ value: { ...clickOf(tickets, order, 'reject'), reason: words } })),
    said(`as a name ${n}`, ({ tickets }) => ({ value: clickOf(tickets, order, 'approve') }), { ...ADELE, name: words }),
    said(`as ids of the delivery ${n}`, () => ({
      text: `approve ${order.id}`,
      id: words.slice(0, 500),
      replyToId: words,
    })),
  ]);
}
