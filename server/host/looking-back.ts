import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { BranchSaved, FileOpened, WhatIfResult } from '../contract/course.ts';
import type { DebriefProgress, LeaderLink, LeaderLinkMade, WorkshopDebrief } from '../contract/debrief.ts';
import { refuse, type Refusal } from '../contract/refusals.ts';
import type { AttemptOpened, AttemptWanted, BranchWanted, CommitmentsWanted, LeaderLinkWanted, WhatIf } from '../contract/what-if.ts';
import { mostBranches } from '../game/after-end/branches.ts';
import type { Author } from '../game/facts.ts';
import { ownerOf, seatOf } from '../game/seats.ts';
import { nameHider, type HiddenName } from '../log/hidden-names.ts';
import { workshopDebrief } from '../views/workshop-debrief.ts';
import type { Around, Source } from './debrief-jobs.ts';
import { branchSource, branchStream } from './debrief-sources.ts';
import type { GameHost } from './game-host.ts';
import { openOpenedFiles, openPassingDebriefs, type OpenedFile } from './opened-files.ts';
import type { Ports } from './ports.ts';
import { scenarioVersionOf } from './scenario-version.ts';
import { tokenHash, tokenKeep, bearerOf } from './tokens.ts';
import type { WorkshopHost } from './workshop-host.ts';

/** Who looks back on a workshop: its people, its facilitator, or a leader with a read-only link. `key` tells bearers apart, for limits. */
export type Reader = { readonly workshop: WorkshopHost; readonly key: string } & (
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'facilitator' }
  | { readonly kind: 'leader'; readonly names: boolean; readonly expiresMs: number }
);

type Refused = { readonly refusal: Refusal };
const refused = (...of: Parameters<typeof refuse>): Refused => ({ refusal: refuse(...of) });

/** What is looked at: a finished game, a what-if of one that was kept, or a file from anywhere. */
type Subject =
  | { readonly kind: 'game'; readonly reader: Reader; readonly game: GameHost }
  | { readonly kind: 'branch'; readonly reader: Reader; readonly game: GameHost; readonly branch: string }
  | { readonly kind: 'file'; readonly file: OpenedFile };

/** What is asked of finished games over http. Nothing of it can be asked over a socket. `reader` may be missing for files alone. */
export type LookingBack = {
  /** Who holds a token. Links that have ended say so. */
  read(token: string): Promise<Reader | Refused>;
  workshop(reader: Reader): WorkshopDebrief | Refused;
  replay(reader: Reader | undefined, id: string): Promise<Uint8Array | Refused>;
  debrief(reader: Reader | undefined, id: string): Promise<DebriefProgress | Refused>;
  whatIf(reader: Reader | undefined, id: string, wanted: WhatIf): Promise<WhatIfResult | Refused>;
  file(reader: Reader | undefined, id: string, words: boolean): Promise<Uint8Array | Refused>;
  keepBranch(reader: Reader, id: string, wanted: BranchWanted): Promise<BranchSaved | Refused>;
  writeCommitments(reader: Reader, id: string, wanted: CommitmentsWanted): Promise<{ readonly ok: true } | Refused>;
  openFile(bytes: Uint8Array): Promise<FileOpened | Refused>;
  makeLink(reader: Reader, wanted: LeaderLinkWanted): Promise<LeaderLinkMade | Refused>;
  revokeLink(reader: Reader, id: string): Promise<{ readonly ok: true } | Refused>;
  playAgain(reader: Reader, wanted: AttemptWanted): Promise<AttemptOpened | Refused>;
};

/** People who wait for an answer of the thread; more of them would wait too long. Those with files from elsewhere are counted apart. */
const mostWaiting = 60;
const mostForeignWaiting = 20;

/** Names that this reader is not told, with the seats that their people had in this game; nothing where names may be told. */
const hiddenFrom = (reader: Reader, game: GameHost): readonly HiddenName[] | undefined => {
  if (reader.kind !== 'leader' || reader.names) return undefined;
  const state = game.game();
  return [...reader.workshop.names()].map(([person, name]): HiddenName => {
    const seat: Seat | undefined = seats.find((each) => ownerOf(state.seats[each]) === person);
    return seat === undefined ? { name } : { name, seat };
  });
};

const authorOf = (reader: Reader): Author | undefined =>
  reader.kind === 'person'
    ? { kind: 'person', person: reader.person }
    : reader.kind === 'facilitator'
      ? { kind: 'facilitator' }
      : undefined;

export const openLookingBack = (ports: Ports, workshops: ReadonlyMap<string, WorkshopHost>): LookingBack => {
  const files = openOpenedFiles(ports);
  const passing = openPassingDebriefs(ports);

  const subjectOf = (reader: Reader | undefined, id: string): Subject | Refused => {
    const file = files.find(id);
    if (file !== undefined) return { kind: 'file', file };
    if (reader === undefined) return refused('token/missing');
    const mine = reader.workshop.games().filter((game) => reader.kind !== 'person' || seatOf(game.game(), reader.person) !== undefined);
    for (const game of mine) {
      if (game.id === id) return game.game().phase === 'finished' ? { kind: 'game', reader, game } : refused('replay/not-yet');
      if (game.game().together.branches.some((branch) => branch.id === id)) return { kind: 'branch', reader, game, branch: id };
    }
    return refused('replay/unknown');
  };

  const sourceOf = async (subject: Subject, hidden?: readonly HiddenName[]): Promise<Source> => {
    if (subject.kind === 'file') return subject.file.source;
    if (subject.kind === 'game') return subject.game.source(hidden);
    return branchSource(ports.store, subject.game.logged(), subject.branch, hidden);
  };

  const hiddenOf = (subject: Subject): readonly HiddenName[] | undefined =>
    subject.kind === 'file' ? undefined : hiddenFrom(subject.reader, subject.game);

  const aroundOf = (subject: Subject): Around => {
    if (subject.kind === 'file') return { id: subject.file.id, branches: [] };
    const { reader, game } = subject;
    const hide = nameHider(hiddenOf(subject) ?? []);
    const { branches } = game.game().together;
    const told = branches.map((each) => ({ ...each, title: hide(each.title) }));
    const names = reader.kind === 'leader' && !reader.names ? {} : { names: Object.fromEntries(reader.workshop.names()) };
    if (subject.kind === 'game') return { ...names, branches: told };
    const branch = told.find(({ id }) => id === subject.branch);
    const from = branch === undefined ? {} : { branchOf: { game: game.id, title: branch.title, fromRound: branch.fromRound } };
    return { ...names, ...from, id: subject.branch, branches: [] };
  };

  /** Asks the thread, unless too many wait for it already. What it could not do is reported and said to be so. */
  const asking = async <T>(kind: Subject['kind'], ask: () => Promise<T>): Promise<T | Refused> => {
    const tooMany = kind === 'file' ? ports.debriefs.waiting('foreign') >= mostForeignWaiting : ports.debriefs.waiting() >= mostWaiting;
    if (tooMany) return refused('wire/too-many');
    try {
      return await ask();
    } catch (problem) {
      ports.report.warn('a finished game could not be looked at', { problem: String(problem) });
      return refused('store/unavailable');
    }
  };

  const linkOf = (workshop: WorkshopHost, id: string): LeaderLink | undefined => {
    const { links, revokedLinks } = workshop.workshop();
    const link = links.find((each) => each.id === id);
    return link === undefined ? undefined : { ...link, revoked: revokedLinks.includes(id) };
  };

  return {
    read: async (token) => {
      const hash = tokenHash(token);
      const kept = await ports.store.kept('tokens', hash);
      if (kept === undefined) return refused('token/wrong');
      const bearer = bearerOf(kept);
      const workshop = workshops.get(bearer.workshop);
      if (workshop === undefined) return refused('workshop/unknown');
      if (bearer.kind === 'person') return { kind: 'person', workshop, person: bearer.person, key: bearer.person };
      if (bearer.kind === 'facilitator') return { kind: 'facilitator', workshop, key: workshop.id };
      const link = linkOf(workshop, bearer.link);
      if (link === undefined || link.revoked) return refused('link/revoked');
      if (link.expiresMs <= ports.clock.nowMs()) return refused('link/expired');
      return { kind: 'leader', workshop, names: link.names, expiresMs: link.expiresMs, key: `link/${link.id}` };
    },

    workshop: (reader) => {
      const { workshop } = reader;
      const { scenario } = workshop;
      const state = workshop.workshop();
      const games = workshop.games().map((host) => host.game());
      const teams = games.map((game) => ({
        game,
        attempt: game.attempt,
        ...(game.debrief === undefined ? {} : { debrief: game.debrief }),
      }));
      const about = { workshop: workshop.id, scenario: scenario.id, scenarioVersion: scenarioVersionOf(state.scenarioText) };
      if (reader.kind === 'leader')
        return workshopDebrief(about, scenario, teams, { kind: 'leader', names: reader.names, expiresMs: reader.expiresMs });
      if (reader.kind === 'facilitator') {
        const links = state.links.flatMap(({ id }) => linkOf(workshop, id) ?? []);
        return workshopDebrief(about, scenario, teams, { kind: 'facilitator', links });
      }
      const own = games.findLast((game) => seatOf(game, reader.person) !== undefined);
      return own === undefined ? refused('seat/none') : workshopDebrief(about, scenario, teams, { kind: 'person', game: own.id });
    },

    replay: async (reader, id) => {
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      return asking(subject.kind, async () =>
        ports.debriefs.ask({ kind: 'replay', around: aroundOf(subject) }, await sourceOf(subject, hiddenOf(subject))),
      );
    },

    debrief: async (reader, id) => {
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      if (subject.kind === 'file') {
        const { source, debrief, commitments } = subject.file;
        return debrief === undefined ? passing(source, commitments) : { state: 'ready', debrief, commitments };
      }
      if (subject.kind === 'branch') return passing(await sourceOf(subject), []);
      const progress = subject.game.debrief();
      const hidden = hiddenOf(subject);
      if (progress.state === 'working' || hidden === undefined) return progress;
      const hide = nameHider(hidden);
      return { ...progress, commitments: progress.commitments.map((each) => ({ ...each, text: hide(each.text) })) };
    },

    whatIf: async (reader, id, wanted) => {
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      return asking(subject.kind, async () => ports.debriefs.ask({ kind: 'whatIf', wanted }, await sourceOf(subject)));
    },

    file: async (reader, id, words) => {
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      return asking(subject.kind, async () => ports.debriefs.ask({ kind: 'file', words }, await sourceOf(subject, hiddenOf(subject))));
    },

    keepBranch: async (reader, id, wanted) => {
      const author = authorOf(reader);
      if (author === undefined) return refused('token/not-allowed');
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      if (subject.kind !== 'game') return refused('token/not-allowed');
      const { game } = subject;
      if (game.game().together.branches.length >= mostBranches) return refused('replay/branches', { most: mostBranches });
      const making = { id: ports.ids.id(), parent: game.id, wanted, author, atMs: ports.clock.nowMs() };
      const made = await asking(subject.kind, async () => ports.debriefs.ask({ kind: 'branch', making }, await game.source()));
      if ('refusal' in made) return made;
      const { listing, payloads, texts } = made;
      // The stream first: what is listed can be looked at. A stream that nobody lists is nobody's.
      const stored = await ports.store.append({
        appends: [{ stream: branchStream(listing.id), expectedSequence: 0, entries: payloads }],
        keeps: [...texts].map(([key, value]) => ({ table: 'texts', key, value })),
      });
      if (stored.kind !== 'durable') return refused('store/unavailable');
      const { title, fromRound, jointScore } = listing;
      const ack = await game.submit({ kind: 'keepBranch', branch: listing.id, title, fromRound, jointScore }, author);
      return ack.ok ? { id: listing.id } : { refusal: ack.refusal };
    },

    writeCommitments: async (reader, id, wanted) => {
      const author = authorOf(reader);
      if (author === undefined) return refused('token/not-allowed');
      const subject = subjectOf(reader, id);
      if ('refusal' in subject) return subject;
      if (subject.kind !== 'game') return refused('token/not-allowed');
      const ack = await subject.game.submit({ kind: 'writeCommitments', ...wanted }, author);
      return ack.ok ? { ok: true } : { refusal: ack.refusal };
    },

    openFile: (bytes) => asking('file', () => files.open(bytes)),

    makeLink: async ({ kind, workshop }, { days, names }) => {
      if (kind !== 'facilitator') return refused('token/not-allowed');
      const madeMs = ports.clock.nowMs();
      const link = { id: ports.ids.id(), madeMs, expiresMs: madeMs + days * 86_400_000, names };
      const token = ports.ids.token();
      const keep = tokenKeep(token, { kind: 'leader', workshop: workshop.id, link: link.id });
      const ack = await workshop.ask({ kind: 'makeLink', ...link }, { kind: 'facilitator' }, [keep]);
      return ack.ok ? { ...link, revoked: false, token } : { refusal: ack.refusal };
    },

    revokeLink: async ({ kind, workshop }, id) => {
      if (kind !== 'facilitator') return refused('token/not-allowed');
      const ack = await workshop.ask({ kind: 'revokeLink', id }, { kind: 'facilitator' });
      return ack.ok ? { ok: true } : { refusal: ack.refusal };
    },

    playAgain: async ({ kind, workshop }, { game, world }) =>
      kind === 'facilitator' ? workshop.playAgain(game, world, { kind: 'facilitator' }) : refused('token/not-allowed'),
  };
};
