import { useSignal } from '@preact/signals';
import type { Desk, Notice } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import { othersOf } from '../../model/requests.ts';
import { textOf } from '../../model/say.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog } from './dialogs.ts';
import { TeamDialog } from './team-dialog.tsx';

/** Passing on what only some have heard: to one colleague, or to more. */
export const TellDialog = ({ desk, wire, notice }: { readonly desk: Desk; readonly wire: Wire; readonly notice: Notice }) => {
  const sending = useSending(wire);
  const told = notice.toldTo ?? [];
  const chosen = useSignal<readonly Seat[]>(othersOf(desk).filter((seat) => !told.includes(seat) && seat !== notice.from));
  const toggle = (seat: Seat): void => {
    chosen.value = chosen.value.includes(seat) ? chosen.value.filter((each) => each !== seat) : [...chosen.value, seat];
  };
  const send = async (): Promise<void> => {
    if (await sending.send({ kind: 'passOn', notice: notice.id, to: [...chosen.value] }, t('tell.sent'))) closeTeamDialog();
  };
  return (
    <TeamDialog title={t('tell.title')} lead={t('tell.lead')} testid="tell-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p class="ask-preview news-line">
          <Icon name="ear" /> {textOf(notice.text, speech.language)}
        </p>
        <fieldset class="choice whom">
          <legend>{t('tell.whom')}</legend>
          {othersOf(desk).map((seat) => {
            const knows = told.includes(seat) || seat === notice.from;
            return (
              <label key={seat} class="check" data-seat={seat}>
                <input
                  type="checkbox"
                  data-testid={`tell-${seat}`}
                  checked={knows || chosen.value.includes(seat)}
                  disabled={knows}
                  onChange={() => toggle(seat)}
                />
                <Icon name={seatIcons[seat]} className="role-icon" /> {seatName(desk, seat)}
                {knows ? <span class="quiet"> · {t('tell.known')}</span> : null}
              </label>
            );
          })}
        </fieldset>
        <Refused sending={sending} />
        <footer class="team-form-foot">
          <button type="button" class="button plain" onClick={closeTeamDialog}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main" data-testid="tell-send" disabled={chosen.value.length === 0 || sending.busy.value}>
            <Icon name="send" /> {t(chosen.value.length === 0 ? 'tell.none' : 'tell.send')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};
