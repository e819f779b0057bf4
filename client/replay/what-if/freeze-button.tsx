import type { Seat } from '../../../server/contract/ids.ts';
import { seatNameOn } from '../../model/names.ts';
import { frozenText } from '../../model/what-if/freeze.ts';
import { noteInAddress } from '../../route.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';
import { plannedRounds } from './store.ts';

/** Stops the replay before a seat decides a round, for the viewer to decide first. Nothing where nobody planned the round. */
export const FreezeButton = ({ state, seat, round }: { readonly state: ReplayState; readonly seat: Seat; readonly round: number }) => {
  const replay = state.replay.value;
  if (replay === undefined || !plannedRounds(replay).includes(round)) return null;
  return (
    <button
      type="button"
      class="button small freeze-button"
      data-testid="freeze"
      aria-label={t('freeze.offerFor', {
        seat: seatNameOn(replay.map, seat, speech),
        round: t(`round.${replay.about.roundName}`),
        number: round,
      })}
      onClick={() => {
        state.frozen.value = { seat, round };
        noteInAddress({ freeze: frozenText({ seat, round }) });
      }}
    >
      <Icon name="snowflake" /> {t('freeze.offer')}
    </button>
  );
};
