import { useSignal, useSignalEffect } from '@preact/signals';
import type { Desk, Phase } from '../../server/contract/desk.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Decisions } from '../connection/decisions.ts';
import type { Session } from '../connection/session.ts';
import { cardTabs, leverCards, refusalText, type LeverCard as Card } from '../model/cards.ts';
import { clockOf } from '../model/clock.ts';
import { kpiName } from '../model/definitions.ts';
import { kpiChange, kpiText } from '../model/numbers.ts';
import { textOf } from '../model/say.ts';
import { LineState } from '../team/line-state.tsx';
import { AboutKpi } from '../ui/about.tsx';
import { announce } from '../ui/announcer.tsx';
import { ChangeMark } from '../ui/change.tsx';
import { useFocusKept } from '../ui/focus.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { EndScreen } from './end-screen.tsx';
import { DeskHeader, seatName } from './header.tsx';
import { HuddleScreen } from './huddle/huddle-screen.tsx';
import { LeverCard } from './lever-card.tsx';
import { MapArea, mapPlays } from './map-area.tsx';
import { Notices } from './notices.tsx';
import { Glance, PanelsView, SharedBoard } from './panels-view.tsx';
import { RecapPanel } from './recap-panel.tsx';
import { readRecap, recapRead } from './seen.ts';
import { Tabs } from './tabs.tsx';

/** One seat's screen: the network at the start side, what this seat decides at the end side. */
export const DeskScreen = ({
  session,
  decisions,
  desk,
}: {
  readonly session: Session;
  readonly decisions: Decisions;
  readonly desk: Desk;
}) => {
  useAnnouncements(session);
  const room = session.room.value;
  if (room === undefined) return null;
  if (room.phase === 'finished' && desk.end !== undefined) return <EndScreen desk={desk} end={desk.end} room={room} session={session} />;
  const unread = desk.recap !== undefined && desk.recap.round > recapRead(room.game) ? desk.recap : undefined;
  if (room.phase === 'huddle' && unread === undefined && desk.huddle !== undefined)
    return <HuddleScreen session={session} desk={desk} room={room} huddle={desk.huddle} />;
  return (
    <div class="desk-screen" data-testid="desk" data-seat={desk.seat} data-phase={room.phase} data-round={desk.round}>
      <DeskHeader desk={desk} room={room} session={session} />
      <div class="map-side">
        <MapArea desk={desk} />
        <Notices desk={desk} />
      </div>
      <main class="desk-side" id="content" tabIndex={-1}>
        <RoleHead desk={desk} />
        {room.phase === 'planning' && unread === undefined ? (
          <Planning session={session} decisions={decisions} desk={desk} room={room} />
        ) : (
          <Between session={session} desk={desk} room={room} unread={unread} />
        )}
      </main>
    </div>
  );
};

const useAnnouncements = (session: Session): void => {
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

const RoleHead = ({ desk }: { readonly desk: Desk }) => {
  const { own, team } = desk.measures;
  const shared = team.find((measure) => measure.kpi === 'perfectOrderRate') ?? team.find((measure) => measure.kpi !== own.kpi);
  return (
    <header class="role-head">
      <div class="role-name">
        <h1>
          <Icon name={seatIcons[desk.seat]} className="role-icon" /> {textOf(desk.role.name, speech.language)}
        </h1>
        <p class="quiet">
          {t('desk.kpi', { kpi: kpiName(own.kpi, speech) })} <AboutKpi kpi={own.kpi} />
        </p>
      </div>
      <div class="role-kpi">
        <p>
          <strong data-testid="own-kpi">{kpiText(own.kpi, own.value, speech.language)}</strong>{' '}
          <ChangeMark change={kpiChange(own.kpi, own.value, own.before, speech.language)} />
        </p>
        {shared === undefined ? null : (
          <p class="quiet">
            {t('desk.team', { kpi: kpiName(shared.kpi, speech), value: kpiText(shared.kpi, shared.value, speech.language) })}{' '}
            <ChangeMark change={kpiChange(shared.kpi, shared.value, shared.before, speech.language)} /> <AboutKpi kpi={shared.kpi} />
          </p>
        )}
      </div>
    </header>
  );
};

type PlanningParts = { readonly session: Session; readonly decisions: Decisions; readonly desk: Desk; readonly room: Room };

const Planning = ({ session, decisions, desk, room }: PlanningParts) => {
  useFocusKept();
  const chosen = useSignal('decide');
  const cards = leverCards(desk, decisions.drafts.value, speech);
  const { main, more } = cardTabs(cards);
  const paused = room.pauses.length > 0;
  const disabled = desk.committed || paused;
  const tabs = [
    { id: 'decide', name: t('desk.decide') },
    ...(more.length > 0 ? [{ id: 'more', name: t('desk.more'), badge: more.filter((card) => card.locked === undefined).length }] : []),
    { id: 'see', name: t('desk.see') },
    { id: 'guide', name: t('desk.guide') },
  ];
  return (
    <>
      <Tabs tabs={tabs} chosen={chosen.value} onChoose={(id) => (chosen.value = id)} label={t('desk.tabs')}>
        <LineState session={session} />
        {paused ? <PausedCard room={room} /> : null}
        {chosen.value === 'decide' ? (
          <Levers cards={main} desk={desk} disabled={disabled} decisions={decisions} empty="nothingToDecide" />
        ) : null}
        {chosen.value === 'decide' ? <SharedBoard desk={desk} /> : null}
        {chosen.value === 'decide' ? <Glance desk={desk} /> : null}
        {chosen.value === 'more' ? <Levers cards={more} desk={desk} disabled={disabled} decisions={decisions} empty="moreNothing" /> : null}
        {chosen.value === 'see' ? <PanelsView desk={desk} /> : null}
        {chosen.value === 'guide' ? <Guide desk={desk} /> : null}
      </Tabs>
      <Footer session={session} decisions={decisions} desk={desk} room={room} />
    </>
  );
};

const PausedCard = ({ room }: { readonly room: Room }) => (
  <StateCard icon="pause" title={[...new Set(room.pauses.map(pauseReason))].join(' ')} next={t('waiting.pausedNext')} testid="paused" />
);

const pauseReason = (reason: string): string => {
  const known = t(`waiting.reasons.${reason}`);
  return known.startsWith('waiting.reasons.') ? t('waiting.paused') : known;
};

const Levers = ({
  cards,
  desk,
  disabled,
  decisions,
  empty,
}: {
  readonly cards: readonly Card[];
  readonly desk: Desk;
  readonly disabled: boolean;
  readonly decisions: Decisions;
  readonly empty: 'nothingToDecide' | 'moreNothing';
}) =>
  cards.length === 0 ? (
    <StateCard icon="info" title={t(`desk.${empty}`)} next={t(`desk.${empty}Next`)} />
  ) : (
    <div class={`levers ${disabled ? 'off' : ''}`}>
      {cards.map((card) => (
        <LeverCard
          key={`${card.lever} ${card.rows[0]?.id ?? ''}`}
          card={card}
          disabled={disabled}
          periodName={desk.act.periodName}
          onSet={decisions.set}
        />
      ))}
    </div>
  );

const Guide = ({ desk }: { readonly desk: Desk }) => (
  <section class="card guide">
    <h2>{textOf(desk.role.name, speech.language)}</h2>
    <p>{textOf(desk.role.guide, speech.language)}</p>
    <h2>{t('header.act', { number: desk.act.number, level: textOf(desk.act.name, speech.language) })}</h2>
    <p>{textOf(desk.act.brief, speech.language)}</p>
  </section>
);

const Footer = ({ session, decisions, desk, room }: PlanningParts) => {
  const committed = room.seats.filter((seat) => seat.committed).length;
  const waitingFor = room.seats.filter((seat) => !seat.committed && seat.holder !== 'open').map((seat) => seatName(desk, seat.seat));
  const refused = decisions.refused.value;
  const saving = decisions.state.value;
  const paused = room.pauses.length > 0;
  const clock = clockOf(room, nowMs.value, session.offsetMs.value);
  const reading = clock.kind === 'running' && desk.committed && committed === room.seats.length ? clock.reading : 0;
  const round = { round: t(`round.${desk.act.roundName}`), number: desk.round };

  const press = async (): Promise<void> => {
    const done = await (desk.committed ? decisions.withdraw() : decisions.commit());
    const told = decisions.refused.peek();
    if (done) announce(t(desk.committed ? 'announce.withdrawn' : 'announce.committed'));
    else if (told !== undefined) announce(refusalText(told, speech), 'urgent');
  };

  const state =
    session.line.value !== 'online'
      ? t('desk.offlineFoot')
      : desk.committed
        ? reading > 0
          ? t('header.reading', { count: reading })
          : waitingFor.length > 0
            ? t('waiting.all', { names: waitingFor.join(', ') })
            : t('desk.committedYou')
        : saving === 'refused'
          ? t('desk.refused')
          : saving === 'saving'
            ? t('desk.unsaved')
            : t('desk.saved');
  return (
    <footer class="desk-foot">
      <div class="foot-state">
        <strong data-testid="committed-count">{t('desk.committedOf', { count: committed, of: room.seats.length })}</strong>
        <span class="quiet" data-testid="save-state" data-state={saving}>
          {state}
        </span>
        {refused === undefined ? null : (
          <span class="row-refusal" role="alert">
            <Icon name="triangleAlert" /> {refusalText(refused, speech)}
          </span>
        )}
      </div>
      <button
        type="button"
        class={`button ${desk.committed ? 'plain' : 'main'}`}
        data-testid={desk.committed ? 'withdraw' : 'commit'}
        disabled={decisions.busy.value || paused}
        onClick={() => void press()}
      >
        {desk.committed ? <Icon name="undo" /> : <Icon name="check" />}
        {desk.committed ? t('desk.withdraw') : t('desk.commit', round)}
      </button>
    </footer>
  );
};

/** The time between two plannings: the round is played, the recap read. */
const Between = ({
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
  const round = t(`round.${desk.act.roundName}`);

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
          { id: 'guide', name: t('desk.guide') },
        ]}
        chosen={chosen.value}
        onChoose={(id) => (chosen.value = id)}
        label={t('desk.tabs')}
      >
        <LineState session={session} />
        {room.pauses.length > 0 ? <PausedCard room={room} /> : null}
        {chosen.value === 'see' ? <PanelsView desk={desk} /> : null}
        {chosen.value === 'guide' ? <Guide desk={desk} /> : null}
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
