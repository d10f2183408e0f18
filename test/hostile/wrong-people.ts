import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import type { Person } from '../../bot/people';
import {
  activityOf,
  clickOf,
  LYNNE,
  OTHER_THREAD,
  VICTIM_THREAD,
  type Activity,
  type HostileDesk,
} from './hostile-desk';
import type { Attempt } from './run-cases';

/** In what relation somebody stands to an order that they try to approve. */
type Relation = { relation: string; person: Person; from?: Activity };

const stranger: Person = { ...MEGAN, id: 'aaaaaaaa-1111-4222-8333-444444444444', name: 'Nobody', mri: '29:nobody' };

/** None of them may approve: ALEX asked, ADELE edited, LYNNE has approved already. */
const RELATIONS: Relation[] = [
  { relation: 'the requester', person: ALEX },
  { relation: 'the requester in capitals', person: { ...ALEX, id: ALEX.id.toUpperCase() } },
  { relation: 'an editor', person: ADELE },
  { relation: 'an editor in capitals', person: { ...ADELE, id: ADELE.id.toUpperCase() } },
  { relation: 'who approved already', person: LYNNE },
  { relation: 'who approved already, in capitals', person: { ...LYNNE, id: LYNNE.id.toUpperCase() } },
  { relation: 'no approver', person: stranger },
  { relation: 'no approver under the name of one', person: { ...stranger, name: MEGAN.name } },
  { relation: 'no approver under the address of one', person: { ...stranger, name: MEGAN.name, mri: MEGAN.mri } },
  { relation: 'a guest', person: MEGAN, from: { id: MEGAN.mri, name: MEGAN.name } },
  ...[null, '', ' ', `${MEGAN.id} `, ` ${MEGAN.id}`, `${MEGAN.id}\u0000`, MEGAN.id.slice(0, -1), '*', 'everyone'].map(
    (id) => ({
      relation: `object id ${JSON.stringify(id)}`,
      person: MEGAN,
      from: { id: MEGAN.mri, name: MEGAN.name, aadObjectId: id },
    }),
  ),
  ...[[MEGAN.id], { id: MEGAN.id }, 7, true].map((id) => ({
    relation: `object id ${JSON.stringify(id)}`,
    person: MEGAN,
    from: { id: MEGAN.mri, name: MEGAN.name, aadObjectId: id },
  })),
  {
    relation: 'object id under other names',
    person: MEGAN,
    from: {
      id: MEGAN.mri,
      name: MEGAN.name,
      objectId: MEGAN.id,
      userPrincipalName: 'megan@example.com',
      AadObjectId: MEGAN.id,
    },
  },
];

/** Every way in which an approval can be said. */
type Entry = { entry: string; activity(order: Order, desk: HostileDesk, person: Person): Activity; place?: string };

const personal = (person: Person) => `a:1${Buffer.from(person.mri).toString('base64url')}`;

const ENTRIES: Entry[] = [
  { entry: 'Submit', activity: (order, { tickets }) => ({ value: clickOf(tickets, order, 'approve') }) },
  {
    entry: 'Execute',
    activity: (order, { tickets }) => {
      const { verb, ...data } = clickOf(tickets, order, 'approve');
      return {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      };
    },
  },
  {
    entry: 'Execute on a view of their own',
    activity: (order, { tickets }, person) => {
      const ticket = tickets.issue(order.ticket, {
        verb: 'approve',
        conversationId: VICTIM_THREAD,
        personId: person.id,
      });
      return {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'approve', data: { ticket } } },
      };
    },
  },
  { entry: 'typed in the thread', activity: (order) => ({ text: `<at>Reservation Desk</at> approve ${order.id}` }) },
  { entry: 'typed in another thread', place: OTHER_THREAD, activity: (order) => ({ text: `approve ${order.id}` }) },
  {
    entry: 'typed in a personal chat',
    place: 'personal',
    activity: (order) => ({ text: `approve ${order.id.toLowerCase()}` }),
  },
];

/** The matrix: every entry point for every relation that forbids an approval. */
export function wrongPeople(order: Order): Attempt[] {
  return ENTRIES.flatMap(({ entry, activity, place }) =>
    RELATIONS.map(({ relation, person, from }) => ({
      name: `${entry} by ${relation}`,
      make(desk: HostileDesk) {
        const where = place === 'personal' ? personal(person) : (place ?? VICTIM_THREAD);
        const sent = activityOf(person, desk.connector.serviceUrl, where, activity(order, desk, person));
        return desk.deliver(from ? { ...sent, from } : sent);
      },
    })),
  );
}

/** The same people from another tenant, in whatever they say. */
export function otherTenants(order: Order): Attempt[] {
  const foreign = '99999999-8888-4777-8666-555555555555';
  return ENTRIES.flatMap(({ entry, activity }) =>
    [MEGAN, LYNNE, ALEX].map((person) => ({
      name: `${entry} by ${person.name} of another tenant`,
      make(desk: HostileDesk) {
        const sent = activityOf(person, desk.connector.serviceUrl, VICTIM_THREAD, activity(order, desk, person));
        const conversation = { ...(sent.conversation as Activity), tenantId: foreign };
        return desk.deliver({ ...sent, conversation, channelData: { tenant: { id: foreign } } });
      },
    })),
  );
}
