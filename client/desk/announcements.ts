import { useSignal, useSignalEffect } from '@preact/signals';
import type { Phase } from '../../server/contract/desk.ts';
import type { Session } from '../connection/session.ts';
import { clockOf } from '../model/clock.ts';
import { announce } from '../ui/announcer.tsx';
import { nowMs } from '../ui/now.ts';
import { t } from '../ui/texts/texts.ts';

/** Says what changes on a desk's page for those who do not see it: phases, pauses, the end of the time. */
export const useAnnouncements = (session: Session): void => {
  const phase = useSignal<Phase | undefined>(session.room.peek()?.phase);
  const paused = useSignal((session.room.peek()?.pauses.length ?? 0) > 0);
  const warned = useSignal('');
  useSignalEffect(() => {
    const room = session.room.value;
    const desk = session.desk.peek();
    if (room === undefined || desk === undefined) return;
    if (room.phase !== phase.peek()) {
      phase.value = room.phase;
      announce(t(`announce.${room.phase}`, { Round: t(`Round.${desk.act.roundName}`), round: room.round }));
    }
    const still = room.pauses.length > 0;
    if (still !== paused.peek()) {
      paused.value = still;
      announce(t(still ? 'announce.paused' : 'announce.resumed'));
    }
  });
  useSignalEffect(() => {
    const room = session.room.value;
    const clock = clockOf(room, nowMs.value, session.offsetMs.value);
    if (room === undefined || clock.kind !== 'running' || !clock.urgent || warned.peek() === `${room.phase} ${room.round}`) return;
    warned.value = `${room.phase} ${room.round}`;
    announce(t('announce.twentySeconds'));
  });
};
