import type { Desk, Notice } from '../../server/contract/desk.ts';
import { keyName } from '../model/names.ts';
import { textOf } from '../model/say.ts';
import { periodText } from '../model/tables.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

const shownNotices = 2;
const icons: Readonly<Record<Notice['kind'], IconName>> = { signal: 'ear', event: 'triangleAlert', promotion: 'megaphone', credit: 'info' };

/** The newest news under the map, and all of it behind a button. */
export const Notices = ({ desk }: { readonly desk: Desk }) => {
  const newest = desk.notices.toSorted((one, other) => other.period - one.period);
  const more = newest.length - shownNotices;
  return (
    <section class="notices" aria-label={t('notices.title')}>
      {newest.length === 0 ? <p class="notice-none">{t('notices.none')}</p> : null}
      {newest.slice(0, shownNotices).map((notice) => (
        <NoticeCard key={notice.id} desk={desk} notice={notice} />
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
const noticeText = (desk: Desk, notice: Notice): string => {
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
  <article class={`notice ${notice.kind}`}>
    <p class="notice-head">
      <Icon name={icons[notice.kind]} />
      <span>
        {t(`notices.kind.${notice.kind}`)} · {periodText(desk, notice.period, speech)}
        {notice.place === undefined ? '' : ` · ${keyName(desk.map, notice.place, speech)}`}
      </span>
      {notice.onlyYou ? (
        <strong class="only-you">
          <Icon name="eye" /> {t('notices.onlyYou')}
        </strong>
      ) : null}
    </p>
    <p class="notice-text">{noticeText(desk, notice)}</p>
  </article>
);
