import type { Desk, Notice } from '../../server/contract/desk.ts';
import { boardLines } from '../model/board.ts';
import { keyName } from '../model/names.ts';
import { textOf } from '../model/say.ts';
import { periodText } from '../model/tables.ts';
import { Icon, seatIcons, type IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { NoticeTold } from './team/notice-told.tsx';

const shownCards = 2;
/** Rounds that what was heard stays in view; later it is told behind the button. */
const freshRounds = 3;
const icons: Readonly<Record<Notice['kind'], IconName>> = { signal: 'ear', event: 'triangleAlert', promotion: 'megaphone', credit: 'info' };

/** News that still counts: events that last, what was heard lately. What nobody else has heard comes first, then the newest. */
const current = (desk: Desk): readonly Notice[] =>
  desk.notices
    .filter((notice) => notice.over !== true && (notice.kind !== 'signal' || notice.round > desk.round - freshRounds))
    .toSorted((one, other) => Number(other.onlyYou) - Number(one.onlyYou) || other.period - one.period);

/** The newest news under the map beside what others share, and all news behind a button. */
export const Notices = ({ desk }: { readonly desk: Desk }) => {
  const newest = desk.notices.toSorted((one, other) => other.period - one.period);
  const board = boardLines(desk, speech);
  // Where there is a board, it has at least one of the cards.
  const news = current(desk).slice(0, board.length > 0 ? shownCards - 1 : shownCards);
  const shared = board.slice(0, shownCards - news.length);
  const more = newest.length - news.length;
  return (
    <section class="notices" aria-label={t('notices.title')}>
      {news.length + shared.length === 0 ? <p class="notice-none">{t(newest.length === 0 ? 'notices.none' : 'notices.noneNow')}</p> : null}
      {news.map((notice) => (
        <NoticeCard key={notice.id} desk={desk} notice={notice} />
      ))}
      {shared.map((line) => (
        <article key={line.id} class="notice board" data-seat={line.seat} data-testid="board-notice">
          <p class="notice-head">
            <Icon name={seatIcons[line.seat]} />
            <span>{t('board.by', { seat: line.title, when: line.when })}</span>
          </p>
          <p class="notice-text">{line.text}</p>
        </article>
      ))}
      {more > 0 ? (
        <>
          <button type="button" class="notice-more" popovertarget="all-notices">
            <strong>+{more}</strong>
            <span class="visually-hidden">{t('notices.more', { count: more })}</span>
          </button>
          <div id="all-notices" popover="auto" class="notice-popover">
            <header>
              <h2>{t('notices.title')}</h2>
              <button type="button" class="button small" popovertarget="all-notices" popovertargetaction="hide">
                {t('notices.close')}
              </button>
            </header>
            {newest.map((notice) => (
              <NoticeCard key={notice.id} desk={desk} notice={notice} />
            ))}
          </div>
        </>
      ) : null}
    </section>
  );
};

/** Promotions and blocked orders come as a name and an item; the sentence is ours. */
export const noticeText = (desk: Desk, notice: Notice): string => {
  const text = textOf(notice.text, speech.language);
  if (notice.item === undefined || (notice.kind !== 'promotion' && notice.kind !== 'credit')) return text;
  return t(`notices.about.${notice.kind}`, {
    item: keyName(desk.map, notice.item, speech),
    text,
    round: t(`round.${desk.act.roundName}`),
    number: notice.round + 1,
  });
};

const NoticeCard = ({ desk, notice }: { readonly desk: Desk; readonly notice: Notice }) => (
  <article class={`notice ${notice.kind} ${notice.over === true ? 'over' : ''}`}>
    <p class="notice-head">
      <Icon name={icons[notice.kind]} />
      <span>
        {t(`notices.kind.${notice.kind}`)} · {periodText(desk, notice.period, speech)}
        {notice.place === undefined ? '' : ` · ${keyName(desk.map, notice.place, speech)}`}
        {notice.over === true ? ` · ${t('notices.over')}` : ''}
      </span>
      {notice.onlyYou ? (
        <strong class="only-you">
          <Icon name="eye" /> {t('notices.onlyYou')}
        </strong>
      ) : null}
    </p>
    <p class="notice-text">{noticeText(desk, notice)}</p>
    {notice.kind === 'signal' ? <NoticeTold desk={desk} notice={notice} /> : null}
  </article>
);
