import type { Reader } from '../cards/card';
import { knownReader } from '../cards/format';
import { speaks } from '../cards/texts';
import type { Inbound } from './inbound';
import type { Place } from './people';
import type { ChannelSettings } from './store/channel-settings';

/** Who reads: a conversation, as everybody in it sees what is posted, or the person who is answered. */
export interface Readers {
  /** Of what everybody in a conversation sees, for example an order's living card: its settings, else the bot's. */
  of(place: Place): Promise<Reader>;
  /** Of an answer to a person: the conversation's settings, else the person's own Teams, else the bot's settings. */
  answering(inbound: Pick<Inbound, 'place' | 'locale' | 'timeZone'>): Promise<Reader>;
}

export function createReaders(settings: Pick<ChannelSettings, 'of'>, usual: Reader): Readers {
  async function read(place: Place, otherwise: Reader): Promise<Reader> {
    const { language, timeZone } = await settings.of(place);
    return knownReader({ locale: language ?? otherwise.locale, timeZone: timeZone ?? otherwise.timeZone });
  }
  return {
    of: (place) => read(place, usual),
    answering: ({ place, locale, timeZone }) =>
      read(place, {
        // Words in one language and dates in another would be worse than one language throughout.
        locale: locale && speaks(locale) ? locale : usual.locale,
        timeZone: timeZone ?? usual.timeZone,
      }),
  };
}
