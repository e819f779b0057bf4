import { useSignal } from '@preact/signals';
import type { Desk } from '../../server/contract/desk.ts';
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
import { useAnnouncements } from './announcements.ts';
import { Between } from './between.tsx';
import { EndScreen } from './end-screen.tsx';
import { Guide } from './guide.tsx';
import { DeskHeader, seatName } from './header.tsx';
import { HuddleScreen } from './huddle/huddle-screen.tsx';
import { MovedDialog } from './huddle/moved-dialog.tsx';
import { LeverCard } from './lever-card.tsx';
import { MapArea } from './map-area.tsx';
import { Notices } from './notices.tsx';
import { Glance, SharedBoard } from './panels-view.tsx';
import { PausedCard } from './paused-card.tsx';
import { moveTo, movingTo, recapRead } from './seen.ts';
import { SeeTab } from './sharing/see-tab.tsx';
import { ShadowDesk } from './sharing/shadow-desk.tsx';
import { shadowTab, useShadowTab } from './sharing/shadow-tab.ts';
import { Tabs } from './tabs.tsx';
import { openTeamDialog } from './team/dialogs.ts';
import { Incoming } from './team/incoming.tsx';
import { TeamDialogs } from './team/team-dialogs.tsx';
import { useTeamNews } from './team/team-news.ts';
import { TeamTab, teamTabOf } from './team/team-tab.tsx';

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
  useTeamNews(session);
  const room = session.room.value;
  if (room === undefined) return null;
  if (room.phase === 'finished' && desk.end !== undefined) return <EndScreen desk={desk} end={desk.end} room={room} session={session} />;
  const unread = desk.recap !== undefined && desk.recap.round > recapRead(room.game) ? desk.recap : undefined;
  if (room.phase === 'huddle' && unread === undefined && desk.huddle !== undefined)
    return (
      <>
        <HuddleScreen session={session} desk={desk} room={room} huddle={desk.huddle} />
        <TeamDialogs desk={desk} wire={{ session, game: room.game }} />
      </>
    );
  return (
    <>
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
        {room.phase === 'planning' && movingTo(room.game) === desk.seat ? (
          <MovedDialog desk={desk} onClose={() => moveTo(room.game, undefined)} />
        ) : null}
      </div>
      <TeamDialogs desk={desk} wire={{ session, game: room.game }} />
    </>
  );
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
  useShadowTab(desk, chosen);
  const cards = leverCards(desk, decisions.drafts.value, speech);
  const { main, more } = cardTabs(cards);
  const paused = room.pauses.length > 0;
  const disabled = desk.committed || paused;
  const wire = { session, game: room.game };
  const tabs = [
    { id: 'decide', name: t('desk.decide') },
    ...(more.length > 0 ? [{ id: 'more', name: t('desk.more'), badge: more.filter((card) => card.locked === undefined).length }] : []),
    { id: 'see', name: t('desk.see') },
    teamTabOf(desk, room.game),
    ...shadowTab(desk),
    { id: 'guide', name: t('desk.guide') },
  ];
  return (
    <>
      <Tabs tabs={tabs} chosen={chosen.value} onChoose={(id) => (chosen.value = id)} label={t('desk.tabs')}>
        <LineState session={session} />
        {paused ? <PausedCard room={room} /> : null}
        {chosen.value === 'decide' ? <Incoming desk={desk} wire={wire} onMore={() => (chosen.value = 'team')} /> : null}
        {chosen.value === 'decide' ? (
          <Levers cards={main} desk={desk} disabled={disabled} decisions={decisions} empty="nothingToDecide" />
        ) : null}
        {chosen.value === 'decide' ? <SharedBoard desk={desk} /> : null}
        {chosen.value === 'decide' ? <Glance desk={desk} wire={wire} /> : null}
        {chosen.value === 'more' ? <Levers cards={more} desk={desk} disabled={disabled} decisions={decisions} empty="moreNothing" /> : null}
        {chosen.value === 'see' ? <SeeTab desk={desk} wire={wire} /> : null}
        {chosen.value === 'team' ? <TeamTab desk={desk} wire={wire} /> : null}
        {chosen.value === 'shadow' ? <ShadowDesk desk={desk} /> : null}
        {chosen.value === 'guide' ? <Guide desk={desk} /> : null}
      </Tabs>
      <Footer session={session} decisions={decisions} desk={desk} room={room} />
    </>
  );
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
      {desk.sharing.may.includes('propose') ? (
        <button type="button" class="button" data-testid="ask" aria-haspopup="dialog" onClick={() => openTeamDialog({ kind: 'ask' })}>
          {t('ask.button')}
        </button>
      ) : null}
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
