import type { Desk } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { endAgreements, type EndAgreement } from '../end-team.ts';
import type { Speech } from '../say.ts';

/** What the team promised each other: those that came due, kept or missed, and all others that were agreed. */
export type Promises = {
  readonly kept: readonly EndAgreement[];
  readonly missed: readonly EndAgreement[];
  readonly other: readonly EndAgreement[];
};

/** Each is read as on the desk of who proposed it: that desk had the news it speaks of. Nobody is called `you`. */
export const promisesOf = ({ end, frames }: Replay, deskAt: (seat: Seat, frame: number) => Desk, speech: Speech): Promises => {
  const last = Math.max(0, frames.length - 1);
  const agreed = end.agreements.flatMap(
    (agreement) => endAgreements(deskAt(agreement.by, last), { ...end, agreements: [agreement] }, false, speech).agreed,
  );
  const inState = (state: string): readonly EndAgreement[] => agreed.filter(({ view }) => view.agreement.state === state);
  const [kept, missed] = [inState('kept'), inState('missed')];
  return { kept, missed, other: agreed.filter((each) => !kept.includes(each) && !missed.includes(each)) };
};
