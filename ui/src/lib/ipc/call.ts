// The backend that is the real core: generated commands, unwrapped so that a refusal is thrown.
import { Refusal, type Backend, type Commands } from './backend';
import { commands, type ApiError } from './bindings';
import { listen } from './events';
import { inTurn } from './turns';

type Answer = { status: 'ok'; data: unknown } | { status: 'error'; error: ApiError };

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

function unwrapping(command: (...args: never[]) => Promise<unknown>) {
  return async (...args: never[]) => {
    const answer = await command(...args);
    if (!isAnswer(answer)) return answer;
    if (answer.status === 'error') throw new Refusal(answer.error);
    return answer.data;
  };
}

/** The core behind this window. */
export function tauriBackend(): Backend {
  // The names and their answers are those of `commands`; `fromEntries` forgets which belongs to which.
  const calls = Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, unwrapping(command)]));
  return { ...(inTurn(calls) as unknown as Commands), listen };
}
