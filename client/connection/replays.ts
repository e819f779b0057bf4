import type { BranchSaved, FileOpened, WhatIfResult } from '../../server/contract/course.ts';
import type { DebriefProgress, LeaderLinkMade, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import type { BranchWanted, CommitmentsWanted, LeaderLinkWanted, WhatIf } from '../../server/contract/what-if.ts';
import { saveBlob } from '../export/save.ts';
import { fragment } from '../route.ts';
import { refusedBy, unreachable, type Answer } from './api.ts';
import { keyOf } from './keys.ts';

/** Where a finished game is looked at: in its workshop, or without one where a file was opened. */
export type ReplayAddress = { readonly workshop: string | undefined; readonly game: string };

const pollMs = 300;

/** As who this page reads: with the leader's key of its own address, else the facilitator's or a person's of this device. */
const tokenOf = (workshop: string | undefined): string | undefined =>
  fragment.peek().key ?? (workshop === undefined ? undefined : (keyOf(workshop, 'facilitator') ?? keyOf(workshop, 'person')));

type Wanted = { readonly method?: 'POST' | 'DELETE'; readonly body?: BodyInit; readonly type?: string; readonly stop?: AbortSignal };

const send = (path: string, token: string | undefined, { method, body, type, stop }: Wanted = {}): Promise<Response> =>
  fetch(path, {
    method: method ?? 'GET',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body }),
    ...(stop === undefined ? {} : { signal: stop }),
  });

/** An answer of our own server, which checks what it sends. */
const ask = async <T>(path: string, token: string | undefined, wanted?: Wanted): Promise<Answer<T>> => {
  try {
    const response = await send(path, token, wanted);
    const value: unknown = await response.json();
    return response.ok ? { ok: true, value: value as T } : refusedBy(value);
  } catch {
    return unreachable;
  }
};

const json = (body: unknown): Wanted => ({ method: 'POST', type: 'application/json', body: JSON.stringify(body) });

const pathOf = ({ game }: ReplayAddress, part = ''): string => `/api/replays/${encodeURIComponent(game)}${part}`;

/** The text of an answer as it comes in, telling how many bytes there are so far. */
const textWith = async (response: Response, onBytes: (bytes: number) => void): Promise<string> => {
  const reader = response.body?.getReader();
  if (reader === undefined) return response.text();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    onBytes(bytes);
    parts.push(decoder.decode(value, { stream: true }));
  }
  return `${parts.join('')}${decoder.decode()}`;
};

/** A finished game to look at. `onBytes` hears how much has come. */
export const loadReplay = async (at: ReplayAddress, onBytes: (bytes: number) => void, stop?: AbortSignal): Promise<Answer<Replay>> => {
  try {
    const response = await send(pathOf(at), tokenOf(at.workshop), stop === undefined ? {} : { stop });
    const value: unknown = JSON.parse(await textWith(response, onBytes));
    return response.ok ? { ok: true, value: value as Replay } : refusedBy(value);
  } catch {
    return unreachable;
  }
};

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What can be learnt from a game. Asks until it is worked out; `onProgress` hears every answer, the last one too. */
export const loadDebrief = async (
  at: ReplayAddress,
  onProgress: (progress: DebriefProgress) => void,
  stop?: AbortSignal,
): Promise<Answer<DebriefProgress>> => {
  for (;;) {
    const answer = await ask<DebriefProgress>(pathOf(at, '/debrief'), tokenOf(at.workshop), stop === undefined ? {} : { stop });
    if (stop?.aborted === true) return answer;
    if (answer.ok) onProgress(answer.value);
    if (!answer.ok || answer.value.state !== 'working') return answer;
    await wait(pollMs);
  }
};

export const askWhatIf = (at: ReplayAddress, wanted: WhatIf): Promise<Answer<WhatIfResult>> =>
  ask(pathOf(at, '/what-if'), tokenOf(at.workshop), json(wanted));

export const saveBranch = (at: ReplayAddress, wanted: BranchWanted): Promise<Answer<BranchSaved>> =>
  ask(pathOf(at, '/branches'), tokenOf(at.workshop), json(wanted));

/** All that the team wants to do on Monday; it replaces what stood there. */
export const writeCommitments = (at: ReplayAddress, wanted: CommitmentsWanted): Promise<Answer<{ readonly ok: true }>> =>
  ask(pathOf(at, '/commitments'), tokenOf(at.workshop), json(wanted));

export const loadWorkshopDebrief = (workshop: string): Promise<Answer<WorkshopDebrief>> => ask('/api/debrief', tokenOf(workshop));

export const makeLeaderLink = (workshop: string, wanted: LeaderLinkWanted): Promise<Answer<LeaderLinkMade>> =>
  ask('/api/leader-links', tokenOf(workshop), json(wanted));

export const revokeLeaderLink = (workshop: string, id: string): Promise<Answer<unknown>> =>
  ask(`/api/leader-links/${encodeURIComponent(id)}`, tokenOf(workshop), { method: 'DELETE' });

/** A further attempt of a team whose latest one is over: in the same world, or in a fresh one. */
export const playAgain = (workshop: string, game: string, world: 'same' | 'fresh'): Promise<Answer<{ readonly game: string }>> =>
  ask('/api/attempts', tokenOf(workshop), json({ game, world }));

/** Hands a portable replay file in; it is kept for an hour under an id that nobody can guess. */
export const openFile = (file: Blob): Promise<Answer<FileOpened>> =>
  ask('/api/replays', undefined, { method: 'POST', type: 'application/gzip', body: file });

/** A game to carry away, without or with what people wrote. */
type ReplayFile = 'file' | 'file?words=1';

/** Fetches a file about a game and hands it to the browser to save: a link alone could not bring the key. */
export const download = async (at: ReplayAddress, file: ReplayFile, fileName: string): Promise<Answer<undefined>> => {
  try {
    const response = await send(pathOf(at, `/${file}`), tokenOf(at.workshop));
    if (!response.ok) return refusedBy(await response.json());
    saveBlob(await response.blob(), fileName);
    return { ok: true, value: undefined };
  } catch {
    return unreachable;
  }
};
