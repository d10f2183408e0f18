import { BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder';

/** An adapter that remembers what was sent and updated, and gives every sent activity an id. */
export class RecordingAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];
  readonly updated: Partial<Activity>[] = [];

  async run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const conversation = {
      id: '19:thread@thread.tacv2;messageid=1',
      isGroup: true,
      conversationType: 'channel',
      name: '',
    };
    const whole = { ...activity, id: 'in', channelId: 'msteams', conversation, from: { id: '29:alex', name: 'Alex' } };
    await this.runMiddleware(new TurnContext(this, whole), logic);
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      const id = `out-${this.sent.push(activity)}`;
      activity.id = id;
      return { id };
    });
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<void> {
    this.updated.push(activity);
  }

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(): Promise<void> {
    throw new Error('Nobody here is written to later.');
  }
}
