import type { Panel } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { ViewSetup } from './setup.ts';

type Request = {
  readonly text: 'requestNew' | 'requestTooFew' | 'requestTooLate';
  readonly values: { readonly segment: string; readonly item: string; readonly units: number };
  readonly tone: 'plain' | 'bad';
  readonly weight: number;
};

/**
 * Sentences for the seat that sees the requests of key accounts: who went elsewhere because of the answer it got, and what is asked for
 * in the coming round.
 */
export const askedAhead = (
  { company }: ViewSetup,
  { close }: RoundRecord,
  seat: Seat,
  panels: readonly Pick<Panel, 'id' | 'source'>[],
): readonly Request[] => {
  if (!panels.some(({ id, source }) => id === 'accountRequests' && source === seat)) return [];
  const about = (segmentIndex: number, itemIndex: number, units: number): Request['values'] => ({
    segment: company.segments[segmentIndex].id,
    item: company.items[itemIndex].id,
    units,
  });
  const refused = (close.accountAnswers ?? []).flatMap(({ segmentIndex, itemIndex, askedUnits, refused: why }): readonly Request[] =>
    why === undefined
      ? []
      : [
          {
            text: why === 'units' ? 'requestTooFew' : 'requestTooLate',
            values: about(segmentIndex, itemIndex, askedUnits),
            tone: 'bad',
            weight: 88,
          },
        ],
  );
  const asked = (close.accountRequests ?? []).map(
    ({ segmentIndex, itemIndex, units }): Request => ({
      text: 'requestNew',
      values: about(segmentIndex, itemIndex, units),
      tone: 'plain',
      weight: 72,
    }),
  );
  return [...refused, ...asked];
};
