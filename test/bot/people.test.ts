import { mapPeople, peopleIn, type Named } from '../../bot/people';

const ada = { tenantId: 't', id: 'ada', name: 'Ada', mri: '29:ada' };
const actor = { kind: 'person', id: 'bo', name: 'Bo' };
const customer = { id: 'c-1', name: 'Lakeside Dairy' };
const RECORD = {
  requester: ada,
  approvals: [{ at: '1', by: ada }, { at: '2' }, null, 'text', [actor]],
  customer,
  at: new Date(0),
  nothing: undefined,
  count: 3,
};

it('finds everybody, however deep, and nobody else', () => {
  expect(peopleIn(RECORD)).toEqual([ada, ada, actor]);
  expect(peopleIn([customer, null, undefined, 'Ada', { kind: 'bot', id: 'x', name: 'y' }])).toEqual([]);
  expect(peopleIn(ada)).toEqual([ada]);
});

it('replaces people and shares all that names nobody', () => {
  const masked = mapPeople(RECORD, (person: Named) => ({ ...person, name: person.name.toUpperCase() }));
  expect(masked).toEqual({
    ...RECORD,
    requester: { ...ada, name: 'ADA' },
    approvals: [{ at: '1', by: { ...ada, name: 'ADA' } }, { at: '2' }, null, 'text', [{ ...actor, name: 'BO' }]],
  });
  expect(masked.customer).toBe(customer);
  expect(masked.approvals[1]).toBe(RECORD.approvals[1]);
  expect(RECORD.requester.name).toBe('Ada');
  expect(mapPeople(RECORD, (person) => person)).toBe(RECORD);
  expect(mapPeople(customer, () => ada)).toBe(customer);
});
