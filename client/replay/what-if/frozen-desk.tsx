import type { Desk } from '../../../server/contract/desk.ts';
import { PanelCard } from '../../desk/panels-view.tsx';
import { noticeText } from '../../desk/notices.tsx';
import { agreementView } from '../../model/agreements.ts';
import { kpiName } from '../../model/definitions.ts';
import { kpiText } from '../../model/numbers.ts';
import { seatNameOn } from '../../model/names.ts';
import { panelTables, periodText } from '../../model/tables.ts';
import { messageText } from '../../model/talk.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';

/** What is read first: news, talk and promises no older than this many rounds. */
const freshRounds = 3;

/** All that a seat saw when a round opened, without its levers: news, what was said, promises, and its numbers. */
export const FrozenDesk = ({ desk }: { readonly desk: Desk }) => {
  const seat = seatNameOn(desk.map, desk.seat, speech);
  const { own } = desk.measures;
  const news = desk.notices
    .filter((notice) => notice.over !== true && notice.round > desk.round - freshRounds)
    .toSorted((one, other) => other.period - one.period);
  const said = desk.messages.filter(({ round }) => round > desk.round - freshRounds);
  const agreements = desk.agreements.filter(({ state }) => ['open', 'answered', 'agreed'].includes(state));
  return (
    <section class="frozen-desk" aria-labelledby="frozen-desk">
      <h2 id="frozen-desk">{t('freeze.desk', { seat })}</h2>
      <p class="quiet">{t('desk.kpi', { kpi: `${kpiName(own.kpi, speech)} ${kpiText(own.kpi, own.value, speech.language)}` })}</p>
      <div class="frozen-news">
        {news.length === 0 ? <p class="quiet">{t('freeze.nothingHeard')}</p> : null}
        {news.map((notice) => (
          <article key={notice.id} class={`frozen-notice ${notice.onlyYou ? 'only' : ''}`}>
            <p class="quiet">
              {t(`notices.kind.${notice.kind}`)} · {periodText(desk, notice.period, speech)}
              {notice.onlyYou ? (
                <strong class="only-you">
                  <Icon name="eye" /> {t('notices.onlyYou')}
                </strong>
              ) : null}
            </p>
            <p>{noticeText(desk, notice)}</p>
          </article>
        ))}
      </div>
      {agreements.length === 0 ? null : (
        <>
          <h3>{t('freeze.agreements')}</h3>
          <ul class="frozen-lines">
            {agreements.map((agreement) => {
              const view = agreementView(desk, agreement, speech);
              return (
                <li key={agreement.id}>
                  {view.lead} {view.sentence} <span class="quiet">{view.state}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {said.length === 0 ? null : (
        <>
          <h3>{t('freeze.messages')}</h3>
          <ul class="frozen-lines">
            {said.map((message) => (
              <li key={message.id}>
                <span class="quiet">{seatNameOn(desk.map, message.from, speech)}:</span> {messageText(message, speech)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('freeze.tables')}</h3>
      <div class="panels">
        {panelTables(desk, speech).map((table) => (
          <PanelCard key={`${table.id} ${table.source}`} table={table} />
        ))}
      </div>
    </section>
  );
};
