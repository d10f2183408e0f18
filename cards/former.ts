import { mapPeople } from '../bot/people';
import type { Texts } from './texts';

/** Whose name was erased is shown as somebody who was here once. */
export function withFormer<T>(value: T, texts: Texts): T {
  return mapPeople(value, (person) => (person.name === '' ? { ...person, name: texts.former } : person));
}

/** A mention, or only the name of somebody who cannot be addressed any more. */
export function addressed(name: string, mri: string): string {
  return mri === '' ? name : `<at>${name}</at>`;
}
