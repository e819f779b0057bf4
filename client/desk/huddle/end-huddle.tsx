import { useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import type { Room } from '../../../server/contract/room.ts';
import { t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import type { Sending } from '../sending.tsx';

/** Ends the huddle for all. Where others sit at the table, or a note has not been left, it asks first. */
export const EndHuddle = ({
  desk,
  room,
  huddle,
  main,
  sending,
}: {
  readonly desk: Desk;
  readonly room: Room;
  readonly huddle: HuddleView;
  readonly main: boolean;
  readonly sending: Sending;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const others = room.seats.filter(({ holder, connected, you }) => holder === 'person' && connected && !you);
  const silent =
    huddle.beliefs === undefined
      ? []
      : room.seats.filter(({ seat, holder, connected }) => holder === 'person' && connected && !given(huddle, seat));
  const noNote = huddle.rotatesTo !== undefined && !huddle.handOverWritten;
  const end = async (): Promise<void> => {
    dialog.current?.close();
    await sending.send({ kind: 'advance', round: room.round, from: 'huddle' });
  };
  return (
    <>
      <button
        type="button"
        class={`button ${main ? 'main' : 'plain'}`}
        data-testid="huddle-continue"
        disabled={sending.busy.value}
        onClick={() => (others.length > 0 || noNote ? dialog.current?.showModal() : void end())}
      >
        {t('huddle.continue')}
      </button>
      <dialog ref={dialog} class="question" aria-labelledby="end-huddle-title">
        <h2 id="end-huddle-title">{t('huddle.end.title')}</h2>
        <p>{t('huddle.end.text', { round: t(`round.${desk.act.roundName}`) })}</p>
        {silent.length === 0 ? null : (
          <p>{t('huddle.end.missing', { count: silent.length, names: silent.map(({ seat }) => seatName(desk, seat)).join(', ') })}</p>
        )}
        {noNote ? <p>{t('huddle.end.handOver')}</p> : null}
        <div class="write-buttons">
          <button type="button" class="button main" data-testid="huddle-end-yes" onClick={() => void end()}>
            {t('huddle.end.yes')}
          </button>
          <button type="button" class="button" data-testid="huddle-end-no" onClick={() => dialog.current?.close()}>
            {t('huddle.end.no')}
          </button>
        </div>
      </dialog>
    </>
  );
};

const given = ({ beliefs }: HuddleView, seat: Desk['seat']): boolean => beliefs?.given.includes(seat) === true;
