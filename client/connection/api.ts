import type { CreateWorkshop, Join, RehearsalWanted } from '../../server/contract/commands.ts';
import type { Joined, RehearsalOpened, ScenarioListing, WorkshopCreated } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';

/** A refusal, or that no server answered. */
export type Failure = Refusal | { readonly code: 'network/unreachable'; readonly details?: undefined };
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

export const unreachable: Answer<never> = { ok: false, failure: { code: 'network/unreachable' } };

/** What a server that refused says: a refusal comes as such or under `refusal`. */
export const refusedBy = (value: unknown): Answer<never> => {
  const refusal = typeof value === 'object' && value !== null && 'refusal' in value ? value.refusal : value;
  return isRefusal(refusal) ? { ok: false, failure: refusal } : unreachable;
};

/** Answers are from our own server, which checks what it sends. */
const call = async <T>(path: string, body?: unknown, token?: string): Promise<Answer<T>> => {
  try {
    const response = await fetch(
      path,
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
            body: JSON.stringify(body),
          },
    );
    const value: unknown = await response.json();
    return response.ok ? { ok: true, value: value as T } : refusedBy(value);
  } catch {
    return unreachable;
  }
};

export const listScenarios = (): Promise<Answer<ScenarioListing>> => call('/api/scenarios');
export const createWorkshop = (wanted: CreateWorkshop): Promise<Answer<WorkshopCreated>> => call('/api/workshops', wanted);
export const joinWorkshop = (wanted: Join): Promise<Answer<Joined>> => call('/api/join', wanted);
/** Opens a throw-away game at that seat, for the person who holds the token. */
export const openRehearsal = (token: string, wanted: RehearsalWanted): Promise<Answer<RehearsalOpened>> =>
  call('/api/rehearsals', wanted, token);
