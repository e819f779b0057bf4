import type { Desk } from '../../server/contract/desk.ts';
import { agreementView, isRunning, type AgreementView } from './agreements.ts';
import { seatNameOn } from './names.ts';
import type { Speech } from './say.ts';
import { messageNumber, messageText } from './talk.ts';

/** All that this seat and others have asked and promised each other, in the order in which it matters. */
export type TeamBoard = {
  /** What this seat has to answer or to settle, oldest first: it has waited longest. */
  readonly forYou: readonly AgreementView[];
  readonly waiting: readonly AgreementView[];
  readonly agreed: readonly AgreementView[];
  /** The newest first. */
  readonly over: readonly AgreementView[];
};

export const teamBoard = (desk: Desk, speech: Speech): TeamBoard => {
  const views = desk.agreements.map((agreement) => agreementView(desk, agreement, speech));
  const yours = (view: AgreementView): boolean => view.yourTurn || view.toSettle;
  return {
    forYou: views.filter(yours),
    waiting: views.filter((view) => isRunning(view.agreement) && !yours(view)),
    agreed: views.filter(({ agreement }) => agreement.state === 'agreed'),
    over: views.filter(({ agreement }) => !isRunning(agreement) && agreement.state !== 'agreed').toReversed(),
  };
};

/** What the information level lets a seat do, said in a sentence; what is not allowed is not offered. */
export const levelSentence = (desk: Desk, speech: Speech): string =>
  desk.phase === 'huddle'
    ? speech.say('together.huddle')
    : speech.say(`together.level.${desk.act.informationLevel}`, { number: desk.act.number });

/** What is new on a desk since an earlier one, for who cannot see it appear: what is asked, answered, agreed, kept and said. */
export const teamNews = (before: Desk, now: Desk, speech: Speech): readonly string[] => {
  const old = new Map(before.agreements.map((agreement) => [agreement.id, agreement]));
  const news: string[] = [];
  for (const agreement of now.agreements) {
    const was = old.get(agreement.id);
    if (was === agreement) continue;
    const view = agreementView(now, agreement, speech);
    const { sentence } = view;
    const toSettle = view.toSettle && was?.escalated === undefined && agreement.escalated?.by !== now.seat;
    const settle = toSettle ? [speech.say('agreement.settle')] : [];
    if (was === undefined) {
      if (agreement.by !== now.seat) news.push(speech.say('teamNews.incoming', { lead: view.lead, sentence }), ...settle);
      continue;
    }
    const said = view.history.slice(was.answers.length).filter(({ seat }) => seat !== now.seat);
    if (agreement.state !== was.state && !isRunning(agreement)) {
      const { state } = agreement;
      const worst = view.promises.find(({ kept }) => !kept) ?? view.promises[0];
      if (state === 'agreed') news.push(speech.say('teamNews.agreed', { sentence: view.promises[0]?.text ?? sentence }));
      else if (state === 'kept' || state === 'missed')
        news.push(speech.say('teamNews.judged', { outcome: worst?.outcome ?? view.state, sentence: worst?.text ?? sentence }));
      else news.push(speech.say('teamNews.ended', { state: view.state, sentence }));
    } else if (said.length > 0) news.push(speech.say('teamNews.answered', { said: said.map(({ text }) => text).join('. '), sentence }));
    else news.push(...settle);
  }
  const heard = Math.max(0, ...before.messages.map(messageNumber));
  for (const message of now.messages)
    if (messageNumber(message) > heard && message.from !== now.seat)
      news.push(
        speech.say(message.to === 'team' ? 'teamNews.messageTeam' : 'teamNews.message', {
          by: seatNameOn(now.map, message.from, speech),
          text: messageText(message, speech),
        }),
      );
  return news;
};
