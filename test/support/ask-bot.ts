import type { Person } from '../../bot/people';
import type { TeamsSimulation } from '../../deployment/sandbox/teams/simulation';
import { handsOn, PATIENCE_MS } from './hands';

/** Asks in a new thread of the channel; answers what the bot says there, late answers included, without escapes. */
export function askingIn(teams: () => TeamsSimulation) {
  return async (person: Person, text: string, words: RegExp): Promise<string> => {
    const hands = handsOn(teams());
    await teams().say(person, teams().places.purchases, text);
    const thread = hands.threadOf(person);
    const said = () =>
      teams()
        .messages(thread)
        .filter((message) => message.author.bot && !message.deleted)
        .map(hands.wordsOf)
        .filter((one) => !one.includes('the answer follows here'));
    await teams().waitFor(() => said().length > 0, PATIENCE_MS);
    const all = said().join('\n').replaceAll('\\', '');
    expect(all).toMatch(words);
    return all;
  };
}
