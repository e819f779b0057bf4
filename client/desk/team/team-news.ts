import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Session } from '../../connection/session.ts';
import { teamNews } from '../../model/team-tab.ts';
import { announce } from '../../ui/announcer.tsx';
import { speech } from '../../ui/texts/texts.ts';

/** Says what is new between the desks to who cannot see it appear: what is asked, answered, agreed, kept and said. */
export const useTeamNews = (session: Session): void => {
  const before = useRef<Desk | undefined>(session.desk.peek());
  useSignalEffect(() => {
    const desk = session.desk.value;
    const old = before.current;
    before.current = desk;
    // Another desk, or the first sight of one, is no news.
    if (desk === undefined || old === undefined || old.seat !== desk.seat) return;
    if (old.agreements === desk.agreements && old.messages === desk.messages) return;
    const news = teamNews(old, desk, speech);
    if (news.length > 0) announce(news.join(' '));
  });
};
