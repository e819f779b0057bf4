import type { Desk } from '../../../server/contract/desk.ts';
import { leverCards, type LeverCard, type LeverRow } from '../../model/cards.ts';
import { kpiName } from '../../model/definitions.ts';
import { kpiText, quantity } from '../../model/numbers.ts';
import { shadowDesk } from '../../model/sharing.ts';
import { panelTables } from '../../model/tables.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { noticeText } from '../notices.tsx';
import { PanelCard } from '../panels-view.tsx';

/** A colleague's desk as they see it, in a frame of their colour: what they decide, what they see, what they hear. */
export const ShadowDesk = ({ desk }: { readonly desk: Desk }) => {
  const theirs = shadowDesk(desk);
  if (theirs === undefined) return null;
  const seat = seatName(desk, theirs.seat);
  const { own } = theirs.measures;
  return (
    <section class="shadow-desk" data-seat={theirs.seat} data-testid="shadow-desk" aria-labelledby="shadow-desk-title">
      <header class="shadow-frame">
        <Icon name={seatIcons[theirs.seat]} />
        <div>
          <h2 id="shadow-desk-title">
            {t('shadow.frame', {
              seat,
              round: t(`round.${desk.act.roundName}`),
              number: desk.phase === 'planning' ? desk.round : desk.round + 1,
            })}
          </h2>
          <p>
            {t('shadow.frameLead')}{' '}
            {t('shadow.kpi', { kpi: kpiName(own.kpi, speech), value: kpiText(own.kpi, own.value, speech.language) })}
          </p>
        </div>
      </header>
      <TheirDesk desk={theirs} />
    </section>
  );
};

/** What stands on a desk that is not ours: what is decided there, heard and seen. Nothing of it can be moved. */
export const TheirDesk = ({ desk }: { readonly desk: Desk }) => {
  const seat = seatName(desk, desk.seat);
  return (
    <div class="shadow-body">
      <h3>{t('shadow.decides')}</h3>
      <div class="panels">
        {leverCards(desk, new Map(), speech)
          .filter(({ locked }) => locked === undefined)
          .map((card) => (
            <TheirLever key={`${card.lever} ${card.rows[0]?.id ?? ''}`} card={card} desk={desk} />
          ))}
      </div>
      <h3>{t('shadow.hears')}</h3>
      {desk.notices.length === 0 ? <p class="quiet">{t('shadow.hearsNothing')}</p> : null}
      <ul class="shadow-news">
        {desk.notices.map((notice) => (
          <li key={notice.id}>
            <span class="quiet">{t(`notices.kind.${notice.kind}`)}</span> {noticeText(desk, notice)}
          </li>
        ))}
      </ul>
      <h3>{t('shadow.sees')}</h3>
      <div class="panels">
        {panelTables(desk, speech)
          .filter(({ shared }) => !shared)
          .map((table) => (
            <PanelCard key={table.id} table={table} source={t('shadow.theirs', { seat, when: table.when })} />
          ))}
      </div>
    </div>
  );
};

const valueText = (row: LeverRow, desk: Desk): string =>
  row.options.find(({ value }) => value === row.input.value)?.name ??
  quantity({ value: row.input.value, unit: row.field.unit }, speech.language, desk.act.periodName);

/** A lever with what stands in it, and what that does: no inputs, because they are not ours. */
const TheirLever = ({ card, desk }: { readonly card: LeverCard; readonly desk: Desk }) => (
  <section class="card panel" aria-label={card.title}>
    <header class="lever-head">
      <h4>
        {card.title}
        {card.about === '' ? null : <span class="lever-about"> · {card.about}</span>}
      </h4>
      <span class="lever-hint">{card.hint}</span>
    </header>
    <table class="their-lever">
      <tbody>
        {card.rows.map((row) => (
          <tr key={row.id} class={row.input.touched ? 'touched' : ''}>
            <th scope="row">
              <span class="row-name">
                {row.colour === undefined ? null : <i class="swatch" style={{ background: row.colour }} />}
                {row.label}
              </span>
            </th>
            <td>
              <strong>{valueText(row, desk)}</strong>
            </td>
            <td class={`preview ${row.preview?.tone ?? ''}`}>{row.preview?.text ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
