import { randomUUID } from 'node:crypto';
import type { Person } from '../../../bot/people';
import { PEOPLE, SANDBOX_TENANT } from '../people';
import { GENERAL, GROUP_CHAT, personalRoom, PURCHASES, type Room } from './rooms';

export interface SandboxPerson extends Person {
  role: string;
  /** A guest: Teams then vouches for no Entra object id. */
  guest?: boolean;
  /** Language and time zone of their Teams; en-GB and Europe/London when absent. */
  locale?: string;
  timeZone?: string;
}

/** Who is in the team, and which rooms there are. */
export class Directory {
  readonly #people: SandboxPerson[] = PEOPLE.map((person) => ({ ...person }));

  people(): readonly SandboxPerson[] {
    return this.#people;
  }

  /** A person by Entra object id or Teams address. */
  person(id: string): SandboxPerson | undefined {
    return this.#people.find((person) => person.id === id || person.mri === id);
  }

  add(name: string, guest = false): SandboxPerson {
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const id = randomUUID();
    const person: SandboxPerson = {
      tenantId: SANDBOX_TENANT,
      id,
      name,
      mri: `29:${slug}-${id.slice(0, 8)}`,
      role: guest ? 'guest' : 'colleague',
      ...(guest ? { guest } : {}),
    };
    this.#people.push(person);
    return person;
  }

  rooms(): Room[] {
    return [GENERAL, PURCHASES, GROUP_CHAT, ...this.#people.map(personalRoom)];
  }

  room(id: string): Room | undefined {
    return this.rooms().find((room) => room.id === id);
  }

  members(room: Room): SandboxPerson[] {
    return room.kind === 'personal' ? this.#people.filter((p) => p.mri === room.owner?.mri) : [...this.#people];
  }
}
