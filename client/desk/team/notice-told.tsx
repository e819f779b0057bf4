import type { Desk, Notice } from '../../../server/contract/desk.ts';
import { listText } from '../../model/names.ts';
import { othersOf } from '../../model/requests.ts';
import { textOf } from '../../model/say.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { openTeamDialog } from './dialogs.ts';

/** Who told this desk of a piece of news, whom it has told, and what may be done about it: pass it on, make a plan. */
export const NoticeTold = ({ desk, notice }: { readonly desk: Desk; readonly notice: Notice }) => {
  const told = notice.toldTo ?? [];
  const mayTell = desk.sharing.may.includes('passOn') && othersOf(desk).some((seat) => !told.includes(seat) && seat !== notice.from);
  const mayPlan = desk.sharing.may.includes('propose') && notice.over !== true;
  const planned = desk.agreements.some(({ terms }) => terms.kind === 'crisisResponse' && terms.signal === notice.id);
  const words = [
    ...(notice.from === undefined ? [] : [t('tell.from', { by: seatName(desk, notice.from) })]),
    ...(told.length === 0
      ? []
      : [
          t('tell.toldTo', {
            names: listText(
              told.map((seat) => seatName(desk, seat)),
              speech,
            ),
          }),
        ]),
  ];
  const news = textOf(notice.text, speech.language);
  if (words.length === 0 && !mayTell && !mayPlan) return null;
  return (
    <div class="notice-told">
      {words.length === 0 ? null : <span class="quiet">{words.join(' · ')}</span>}
      {mayTell ? (
        <button
          type="button"
          class="chip"
          data-testid="notice-tell"
          aria-haspopup="dialog"
          aria-label={t('tell.buttonLabel', { news })}
          onClick={() => openTeamDialog({ kind: 'tell', notice: notice.id })}
        >
          {t('tell.button')}
        </button>
      ) : null}
      {mayPlan && !planned ? (
        <button
          type="button"
          class="chip"
          data-testid="notice-plan"
          aria-haspopup="dialog"
          aria-label={t('tell.planLabel', { news })}
          onClick={() => openTeamDialog({ kind: 'crisis', notice: notice.id })}
        >
          <Icon name="siren" /> {t('tell.plan')}
        </button>
      ) : null}
    </div>
  );
};
