import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Phase } from '../../server/contract/desk.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { refusalText } from '../model/cards.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

export type Action = 'start' | 'pause' | 'resume' | 'force' | 'advance' | 'extend';

const actionIcons: Readonly<Record<Action, IconName>> = {
  start: 'play',
  pause: 'pause',
  resume: 'play',
  force: 'timer',
  advance: 'skipForward',
  extend: 'plus',
};

const phasesOf: Readonly<Record<Action, readonly Phase[]>> = {
  start: ['briefing'],
  pause: ['briefing', 'planning', 'resolving', 'review', 'huddle'],
  resume: ['briefing', 'planning', 'resolving', 'review', 'huddle'],
  force: ['planning'],
  advance: ['review', 'huddle'],
  extend: ['planning', 'huddle'],
};

/** Whether an action makes sense for a team as it stands. */
const applies = (action: Action, room: Room): boolean => {
  if (!phasesOf[action].includes(room.phase)) return false;
  if (action === 'pause') return room.pauses.length === 0 && room.phase !== 'briefing';
  // A huddle of bots has no clock, and none runs in a pause.
  if (action === 'extend') return room.deadlineMs !== undefined;
  return action === 'resume' ? room.pauses.length > 0 : true;
};

export const commandOf = (action: Action, room: Room): GameCommand => {
  switch (action) {
    case 'start':
    case 'pause':
    case 'resume':
      return { kind: action };
    case 'force':
      return { kind: 'force', round: room.round };
    case 'advance':
      return { kind: 'advance', round: room.round, from: room.phase === 'huddle' ? 'huddle' : 'review' };
    case 'extend':
      return { kind: 'extend', seconds: 60 };
  }
};

/** Does something for some teams; what was refused is said for each. */
export const useActing = (
  session: Session,
): {
  readonly refused: ReadonlySignal<string | undefined>;
  readonly act: (command: (room: Room) => GameCommand, rooms: readonly Room[]) => Promise<boolean>;
} => {
  const refused = useSignal<string | undefined>(undefined);
  const act = async (command: (room: Room) => GameCommand, wanted: readonly Room[]): Promise<boolean> => {
    refused.value = undefined;
    const answers = await Promise.all(wanted.map(async (room) => ({ room, ack: await session.command(room.game, command(room)) })));
    const failed = answers.flatMap(({ room, ack }) =>
      ack.ok ? [] : [t('facilitator.refused', { team: room.team, reason: refusalText(ack.refusal, speech) })],
    );
    if (failed.length === 0) return true;
    refused.value = failed.join(' ');
    announce(refused.value, 'urgent');
    return false;
  };
  return { refused, act };
};

export const RefusedNote = ({ refused }: { readonly refused: ReadonlySignal<string | undefined> }) =>
  refused.value === undefined ? null : (
    <p class="bad-note">
      <Icon name="triangleAlert" />
      <span>{refused.value}</span>
    </p>
  );

/** What a facilitator can do for one team, or for all of them at once. */
export const Controls = ({
  rooms,
  onAct,
}: {
  readonly rooms: readonly Room[];
  readonly onAct: (action: Action, rooms: readonly Room[]) => void;
}) => {
  const button = (action: Action, testid: string, main: boolean, name = t(`facilitator.${action}`)) => {
    const wanted = rooms.filter((room) => applies(action, room));
    return (
      <button
        type="button"
        class={`button ${main ? 'main' : 'plain'}`}
        data-testid={testid}
        disabled={wanted.length === 0}
        onClick={() => onAct(action, wanted)}
      >
        <Icon name={actionIcons[action]} /> {name}
      </button>
    );
  };
  // In front of one team that sits together there is a better word for it.
  const ends = rooms.length === 1 && rooms[0]?.phase === 'huddle';
  const briefing = rooms.some((room) => room.phase === 'briefing');
  const between = rooms.some((room) => applies('advance', room));
  const paused = rooms.some((room) => applies('resume', room));
  const allPaused = paused && !rooms.some((room) => applies('pause', room));
  return (
    <div class="controls" role="toolbar" aria-label={t('facilitator.actions')}>
      {briefing ? button('start', 'lobby-start', true) : null}
      {briefing ? <span class="quiet">{t('facilitator.startHint')}</span> : null}
      {briefing ? null : button('advance', 'facilitator-advance', between, t(ends ? 'lead.endHuddle' : 'facilitator.advance'))}
      {briefing ? null : button('force', 'facilitator-force', false)}
      {briefing ? null : button('extend', 'facilitator-extend', false)}
      {briefing || allPaused ? null : button('pause', 'facilitator-pause', false)}
      {paused ? button('resume', 'facilitator-resume', true) : null}
    </div>
  );
};
