import { useSignal } from '@preact/signals';
import type { Desk } from '../../server/contract/desk.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { LineState } from '../team/line-state.tsx';
import { useFocusKept } from '../ui/focus.ts';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';
import { Guide } from './guide.tsx';
import { mapPlays } from './map-area.tsx';
import { PausedCard } from './paused-card.tsx';
import { RecapPanel } from './recap-panel.tsx';
import { readRecap } from './seen.ts';
import { SeeTab } from './sharing/see-tab.tsx';
import { ShadowDesk } from './sharing/shadow-desk.tsx';
import { shadowTab, useShadowTab } from './sharing/shadow-tab.ts';
import { Tabs } from './tabs.tsx';
import { Incoming } from './team/incoming.tsx';
import { TeamTab, teamTabOf } from './team/team-tab.tsx';

/** The time between two plannings: the round is played, the recap read. */
export const Between = ({
  session,
  desk,
  room,
  unread,
}: {
  readonly session: Session;
  readonly desk: Desk;
  readonly room: Room;
  readonly unread: Desk['recap'];
}) => {
  useFocusKept();
  const busy = useSignal(false);
  const chosen = useSignal('now');
  useShadowTab(desk, chosen);
  const round = t(`round.${desk.act.roundName}`);
  const wire = { session, game: room.game };

  /** Reads the recap, and moves the team on where a person may; where only the facilitator may, this desk waits. */
  const goOn = async (): Promise<void> => {
    if (desk.recap !== undefined) readRecap(room.game, desk.recap.round);
    // Who is still reading when the others are in the huddle joins them: it ends by a button of its own.
    if (room.phase !== 'review') return;
    busy.value = true;
    await session.command(room.game, { kind: 'advance', round: room.round, from: room.phase });
    busy.value = false;
  };

  const canGoOn = unread !== undefined;
  return (
    <>
      <Tabs
        tabs={[
          { id: 'now', name: t(unread !== undefined ? 'phase.review' : room.phase === 'review' ? 'recap.read' : `phase.${room.phase}`) },
          { id: 'see', name: t('desk.see') },
          teamTabOf(desk, room.game),
          ...shadowTab(desk),
          { id: 'guide', name: t('desk.guide') },
        ]}
        chosen={chosen.value}
        onChoose={(id) => (chosen.value = id)}
        label={t('desk.tabs')}
      >
        <LineState session={session} />
        {room.pauses.length > 0 ? <PausedCard room={room} /> : null}
        {chosen.value === 'see' ? <SeeTab desk={desk} wire={wire} /> : null}
        {chosen.value === 'team' ? <TeamTab desk={desk} wire={wire} /> : null}
        {chosen.value === 'shadow' ? <ShadowDesk desk={desk} /> : null}
        {chosen.value === 'guide' ? <Guide desk={desk} /> : null}
        {chosen.value === 'now' && unread === undefined && room.phase === 'review' ? (
          <Incoming desk={desk} wire={wire} onMore={() => (chosen.value = 'team')} />
        ) : null}
        {chosen.value !== 'now' ? null : unread !== undefined ? (
          <RecapPanel desk={desk} recap={unread} />
        ) : room.phase === 'resolving' ? (
          <StateCard icon="hourglass" title={t('waiting.resolving', { round })} next={t('waiting.resolvingNext')} busy testid="waiting" />
        ) : room.phase === 'finished' ? (
          <StateCard icon="hourglass" title={t('announce.finished')} next={t('waiting.resolvingNext')} busy testid="waiting" />
        ) : (
          <StateCard icon="hourglass" title={t('recap.waiting', { round })} next={t('recap.waitingNext')} busy testid="waiting" />
        )}
      </Tabs>
      <footer class="desk-foot">
        <div class="foot-state">
          <span class="quiet">{canGoOn ? t(mapPlays.value ? 'recap.watch' : 'recap.foot', { round }) : ''}</span>
        </div>
        {canGoOn ? (
          <button type="button" class="button main" data-testid="recap-continue" disabled={busy.value} onClick={() => void goOn()}>
            {t(busy.value ? 'recap.waitingOn' : 'recap.continue')}
          </button>
        ) : null}
      </footer>
    </>
  );
};
