import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import { textOf } from '../../model/say.ts';
import { announce } from '../../ui/announcer.tsx';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';

/** The moment after seats have changed hands: where one sits now, the note left there, and what the role does. */
export const MovedDialog = ({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = t('huddle.moved.title', { seat: seatName(desk, desk.seat) });
  useEffect(() => {
    dialog.current?.showModal();
    announce(title);
  }, []);
  const note = desk.book.handOver?.text;
  return (
    <dialog ref={dialog} class="question moved" data-seat={desk.seat} data-testid="moved" aria-labelledby="moved-title" onClose={onClose}>
      <span class="seat-dot moved-dot">
        <Icon name={seatIcons[desk.seat]} />
      </span>
      <h2 id="moved-title">{title}</h2>
      <p>{t('huddle.moved.lead')}</p>
      {note === undefined ? (
        <p class="quiet">{t('huddle.moved.noNote')}</p>
      ) : (
        <div class="moved-note">
          <h3>{t('huddle.moved.note')}</h3>
          <blockquote class="working-agreement" data-testid="moved-note">
            <p>{note}</p>
          </blockquote>
        </div>
      )}
      <h3>{t('huddle.moved.guide')}</h3>
      <p>{textOf(desk.role.guide, speech.language)}</p>
      <div class="write-buttons">
        <button type="button" class="button main" data-testid="moved-start" onClick={() => dialog.current?.close()}>
          {t('huddle.moved.start')}
        </button>
      </div>
    </dialog>
  );
};
