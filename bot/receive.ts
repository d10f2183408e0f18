import type { Request, Response } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { DeskAdapter } from './adapter';

export interface Answer {
  status: number;
  body?: unknown;
}

/**
 * Hands an activity to the adapter and returns what to answer. The SDK writes its own error texts into the response;
 * they are kept from strangers: a refusal is a bare 401, a fault a bare 500.
 */
export async function receiveActivity(
  adapter: DeskAdapter,
  activity: Record<string, unknown>,
  authorization: string,
  logic: (context: TurnContext) => Promise<void>,
): Promise<Answer> {
  let answer: Answer = { status: 500 };
  const response = {
    header: () => response,
    status(code: number) {
      answer = { status: code };
      return response;
    },
    send(body: unknown) {
      answer.body = body;
      return response;
    },
    end: () => response,
  };
  const request = { method: 'POST', headers: { authorization }, body: activity };
  await adapter.process(request as unknown as Request, response as unknown as Response, logic);
  return answer.status >= 400 && answer.status !== 501 ? { status: answer.status } : answer;
}
