import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Desk } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Room } from '../../server/contract/room.ts';
import { openDecisions } from '../connection/decisions.ts';
import { keyOf, noteOf } from '../connection/keys.ts';
import { openSession, type Session } from '../connection/session.ts';
import { DeskScreen } from '../desk/desk-screen.tsx';
import { RoleGuide } from '../desk/guide.tsx';
import { refusalText } from '../model/cards.ts';
import { textOf } from '../model/say.ts';
import { Coach } from '../rehearsal/coach.tsx';
import { RehearsalOffer } from '../rehearsal/rehearsal-offer.tsx';
import { navigate } from '../route.ts';
import { announce } from '../ui/announcer.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';
import { FacilitatorPage } from './facilitator-page.tsx';
import { LineState } from './line-state.tsx';
import { SeatGrid } from './seat-grid.tsx';

/** A workshop on this device: with a person's key the lobby and the desk, with the creator's key the facilitator's page. */
export const WorkshopPage = ({ workshop, lead }: { readonly workshop: string; readonly lead: boolean }) => {
  const facilitator = keyOf(workshop, 'facilitator');
  const person = keyOf(workshop, 'person');
  const asFacilitator = facilitator !== undefined && (lead || person === undefined);
  const token = asFacilitator ? facilitator : person;
  if (token === undefined)
    return (
      <Around>
        <StateCard icon="lock" title={t('facilitator.noScreen')} next={t('facilitator.noScreenNext')}>
          <HomeButton />
        </StateCard>
      </Around>
    );
  return <Connected key={`${workshop} ${asFacilitator}`} workshop={workshop} token={token} asFacilitator={asFacilitator} />;
};

const HomeButton = () => (
  <button type="button" class="button" onClick={() => navigate('/')}>
    {t('state.home')}
  </button>
);

const Around = ({ children }: { readonly children: preact.ComponentChildren }) => (
  <div class="page">
    <Bar />
    <main class="narrow" id="content" tabIndex={-1}>
      {children}
    </main>
  </div>
);

const Connected = ({
  workshop,
  token,
  asFacilitator,
}: {
  readonly workshop: string;
  readonly token: string;
  readonly asFacilitator: boolean;
}) => {
  const session = useMemo(() => openSession(token), [token]);
  useEffect(() => session.close, [session]);
  useLineAnnouncements(session);
  if (session.line.value === 'refused' && session.refusal.value !== undefined)
    return (
      <Around>
        <StateCard icon="lock" title={refusalText(session.refusal.value, speech)} next={t('facilitator.noScreenNext')}>
          <HomeButton />
        </StateCard>
      </Around>
    );
  return asFacilitator ? (
    <FacilitatorPage session={session} workshop={workshop} />
  ) : (
    <PersonPage session={session} workshop={workshop} token={token} />
  );
};

const useLineAnnouncements = (session: Session): void => {
  const was = useSignal(session.line.peek());
  useSignalEffect(() => {
    const now = session.line.value;
    const before = was.peek();
    was.value = now;
    if (now === 'offline' && before === 'online') announce(t('announce.offline'), 'urgent');
    if (now === 'online' && before === 'offline') announce(t('announce.online'));
  });
};

type PersonParts = { readonly session: Session; readonly workshop: string; readonly token: string };

const PersonPage = ({ session, workshop, token }: PersonParts) => {
  const decisions = useMemo(() => openDecisions(session), [session]);
  useEffect(() => decisions.close, [decisions]);
  // Whoever has a seat watches that game; until then the lobby.
  useSignalEffect(() => {
    const mine = session.lobby.value?.games.find((room) => room.seats.some((seat) => seat.you));
    if (mine !== undefined && session.watched.value === undefined && session.rehearsalOf.value === undefined) session.watch(mine.game);
  });
  const watched = session.watched.value;
  useRehearsalAnnounced(session);
  if (watched?.desk !== undefined && watched.room.phase !== 'briefing')
    return (
      <>
        <DeskScreen session={session} decisions={decisions} desk={watched.desk} />
        {watched.room.rehearsalOf === undefined ? null : (
          <Coach key={watched.game} session={session} decisions={decisions} desk={watched.desk} room={watched.room} />
        )}
      </>
    );
  return <LobbyPage session={session} workshop={workshop} token={token} watching={watched?.room} desk={watched?.desk} />;
};

const useRehearsalAnnounced = (session: Session): void =>
  useSignalEffect(() => {
    const why = session.rehearsalEnd.value;
    if (why !== undefined) announce(t(`rehearsal.over.${why}`));
  });

/** Picking a seat and waiting for the start; also where an observer of a running game may take one. */
const LobbyPage = ({
  session,
  workshop,
  token,
  watching,
  desk,
}: PersonParts & {
  readonly watching: Room | undefined;
  readonly desk: Desk | undefined;
}) => {
  const busy = useSignal(false);
  const refused = useSignal<string | undefined>(undefined);
  const lobby = session.lobby.value;
  const rooms = watching === undefined ? (lobby?.games ?? []) : [watching];
  const mine = rooms.flatMap((room) => room.seats).find((seat) => seat.you);
  const name = lobby?.you?.name ?? mine?.name;

  const takeSeat = async (room: Room, seat: Seat): Promise<void> => {
    busy.value = true;
    refused.value = undefined;
    const ack = await session.command(room.game, { kind: 'takeSeat', seat });
    busy.value = false;
    if (ack.ok) session.watch(room.game);
    else {
      refused.value = refusalText(ack.refusal, speech);
      announce(refused.value, 'urgent');
    }
  };

  const running = rooms.some((room) => room.phase !== 'briefing');
  const code = lobby?.code ?? noteOf(workshop, 'code');
  return (
    <div class="page">
      <Bar>
        {lobby === undefined ? null : <span class="pill">{lobby.title}</span>}
        {code === undefined ? null : <span class="pill">{code}</span>}
      </Bar>
      <main class="lobby" id="content" tabIndex={-1} data-testid="lobby">
        <LineState session={session} />
        {rooms.length === 0 && lobby !== undefined ? (
          <StateCard icon="users" title={t('lobby.noGames')} next={t('lobby.noGamesNext')} />
        ) : null}
        {lobby === undefined && watching === undefined ? (
          <StateCard icon="hourglass" title={t('state.connecting')} next={t('state.loadingNext')} busy />
        ) : null}
        {rooms.length > 0 ? (
          <>
            <div class="lobby-lead">
              <p class="quiet">{name === undefined ? '' : t('lobby.greeting', { name })}</p>
              <h1>
                {mine !== undefined
                  ? t('lobby.seated', { seat: desk === undefined ? t(`seat.${mine.seat}`) : textOf(desk.role.name, speech.language) })
                  : t(running ? 'observer.title' : 'lobby.title')}
              </h1>
              <p class="lead">
                {mine !== undefined ? t('lobby.seatedLead') : running ? `${t('observer.lead')} ${t('observer.next')}` : t('lobby.lead')}
              </p>
            </div>
            {refused.value === undefined ? null : (
              <p class="bad-note" role="alert">
                {refused.value}
              </p>
            )}
            {mine !== undefined ? (
              <StateCard icon="hourglass" title={t('lobby.waiting')} next={t('lobby.waitingNext')} busy testid="waiting" />
            ) : null}
            {mine !== undefined && watching?.phase === 'briefing' ? (
              <RehearsalOffer session={session} token={token} game={watching.game} seat={mine.seat} />
            ) : null}
            {rooms.map((room) => (
              <section key={room.game} class="lobby-team" aria-label={t('header.team', { team: room.team })}>
                {rooms.length > 1 ? <h2>{t('header.team', { team: room.team })}</h2> : null}
                <SeatGrid room={room} busy={busy.value} onTake={(seat) => void takeSeat(room, seat)} />
              </section>
            ))}
            {mine === undefined || desk === undefined ? null : (
              <>
                <RoleGuide desk={desk} />
                <section class="card guide" aria-labelledby="lobby-act">
                  <h2 id="lobby-act">{t('guide.act', { number: desk.act.number, name: textOf(desk.act.name, speech.language) })}</h2>
                  <p>{textOf(desk.act.brief, speech.language)}</p>
                </section>
              </>
            )}
          </>
        ) : null}
      </main>
    </div>
  );
};
