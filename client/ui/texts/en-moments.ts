/** English texts of the moments that mattered: what happened, what proves it, and a question for the team. They speak of desks, never of persons. */
export const momentTexts = {
  moment: {
    when: '{{Round}} {{number}}',
    whenDay: '{{Round}} {{number}}, {{day}}',
    in: 'in {{round}} {{number}}',
    onDay: 'on {{day}} of {{round}} {{number}}',
    span: 'in {{round}}s {{from}} to {{to}}',
    rounds_one: '{{count}} {{round}}',
    rounds_other: '{{count}} {{round}}s',
    otherDesks_one: '{{count}} other desk',
    otherDesks_other: '{{count}} other desks',
    goods: '{{units}} {{item}}',
    input: '{{lever}} ({{key}})',
    worthBoth: '{{points}} points and {{money}}',
    worthPoints: '{{points}} points',
    worthMoney: '{{money}}',

    title: {
      firstStockout: 'The first empty shelf',
      peakOrder: 'The highest order',
      promotionWithoutCover: 'A promotion without cover',
      signalNotPassedOn: 'News that stayed where it was',
      signalNoWay: 'News that had no way to travel',
      promiseBroken: 'A promise that was missed',
      promiseKept: 'A promise that held',
      panicOrdering: 'Orders after a shortage',
      turnAround: 'The turn-around',
      bestDecision: 'The decision that brought most',
      costliestDecision: 'The decision that cost most',
    },

    sentence: {
      firstStockout: '{{When}} {{site}} ran out of {{item}} while customers waited for {{units}}; the shelf stayed empty for {{duration}}.',
      firstStockoutOrdered:
        '{{When}} {{site}} ran out of {{item}} while customers waited for {{units}}, although {{onOrder}} were on order; the shelf stayed empty for {{duration}}.',
      peakOrder:
        '{{When}} {{seat}} ordered {{units}} {{item}}, {{times}} the usual, and customers asked for no more than {{demand}} a {{round}} at that time.',
      promotionShort:
        '“{{name}}” for {{item}} ran {{ran}}: customers asked for {{units}}, {{times}} a usual {{round}}, and there was stock for {{goods}}.',
      promotionStuck:
        '“{{name}}” for {{item}} ran {{ran}}: customers asked for {{units}}, {{times}} a usual {{round}}; the goods were there, the means to move them were not.',
      promotionAdvice_one: '{{sentence}} One desk had advised against it.',
      promotionAdvice_other: '{{sentence}} {{count}} desks had advised against it.',
      signalNotPassedOn:
        '{{seat}} heard of “{{name}}” at the end of {{round}} {{heard}}, {{rounds}} before it was felt; {{late}} planned without knowing.',
      signalNoWay:
        '{{seat}} heard of “{{name}}” at the end of {{round}} {{heard}}, {{rounds}} before it was felt; the desks were closed, and {{late}} planned without knowing.',
      promiseNotActed: 'What was agreed {{agreed}} was missed: nothing at the desk of {{seat}} was moved towards it.',
      promisePrevented: 'What was agreed {{agreed}} was missed although {{seat}} acted on it: something else stood in the way.',
      promiseMissed: 'What was agreed {{agreed}} was missed: what {{seat}} did was not what had been promised.',
      promiseForecast: 'The forecast that was signed {{agreed}} was further off than the team had agreed to be.',
      promiseGoal: 'The goal that was set {{agreed}} was missed.',
      promiseUnits: '{{sentence}} {{units}} units did not come.',
      promiseKept: 'What {{by}} and {{seat}} agreed {{agreed}} was kept.',
      promiseKeptAlone: 'What {{seat}} offered {{agreed}} was kept.',
      promiseKeptWorth: '{{sentence}} To the company it made a difference of {{worth}}.',
      panicOrdering:
        'After {{site}} had owed {{owed}} {{item}}, {{units}} were ordered {{span}} where {{needed}} were needed; from {{round}} {{trough}} on hardly any.',
      turnAroundService:
        'From {{round}} {{number}} on service stayed better: {{after}} of orders were perfect, after {{before}} in the worst {{round}}s.',
      turnAroundCost: 'From {{round}} {{number}} on cost stayed down: {{after}} a {{round}}, after {{before}} in the worst ones.',
      turnAroundLevel: '{{sentence}} By then: {{level}}.',
      bestDecision:
        '{{seat}} {{when}}: {{input}}, set to {{value}} where a coordinated bot would have put {{usual}}. It brought the company {{worth}}.',
      costliestDecision:
        '{{seat}} {{when}}: {{input}}, set to {{value}}. Played again with {{usual}}, the company would have come out better by {{worth}}.',
    },

    question: {
      firstStockout: 'Which desk could have seen it coming first, and by which number?',
      peakOrder: 'What did this desk see when it ordered, and what would it have needed to see?',
      promotionWithoutCover: 'What would each desk have needed to know, and by when, to say yes to it?',
      signalNotPassedOn: 'Who would have done something else with this news, and who carries such news there tomorrow?',
      signalNoWay: 'Where in your company does news have no way to the desk that needs it?',
      promiseBroken: 'What did this promise depend on that was not in one desk’s hands?',
      promiseKept: 'What made this promise possible to keep, and which other one could be made like it?',
      panicOrdering: 'What on this desk said how much was already on its way?',
      turnAround: 'What was done differently in the two {{round}}s before, and how do you keep it?',
      bestDecision: 'What did this desk know that made it possible, and who else could know it?',
      costliestDecision: 'With what stood on this desk, who would not have decided so? What was missing there?',
    },

    evidence: {
      shelf: 'On the shelf at {{site}} {{when}}: {{units}} {{item}}.',
      book: 'In the books of {{site}} {{when}}: {{units}} {{item}}.',
      demand: 'Customers asked {{when}} for {{units}} {{item}}.',
      demandUsual: 'Customers asked {{when}} for {{units}} {{item}}; without the promotion it would have been {{usual}}.',
      lost: 'Customers went elsewhere {{when}} with orders for {{units}} {{item}}.',
      backlog: '{{site}} owed {{units}} {{item}} {{when}}.',
      ordered: '{{link}}: {{units}} {{item}} ordered {{when}}; usual is {{usual}}.',
      orderedNeeded: '{{link}}: {{units}} {{item}} ordered {{when}}; {{usual}} were needed.',
      cover: '{{units}} {{item}} in stock or arriving: enough for {{cover}} of {{neededCover}}.',
      hours: '{{site}} {{when}}: {{needed}} of work for {{available}} of regular hours.',
      loads: '{{lane}} {{when}}: {{needed}} loads needed, {{booked}} booked.',
      blocked: 'The credit limit blocked orders for {{units}} {{item}}.',
      advice: { no: '{{seat}} had said no.', smaller: '{{seat}} had asked for a smaller one.' },
      heard: '{{seat}} heard of it at the end of {{round}} {{number}}.',
      learnt: '{{seat}} could plan with it from {{round}} {{number}} on.',
      neverLearnt: '{{seat}} never learnt of it.',
      kpi: '{{kpi}}: {{before}} {{span}}, {{after}} from {{round}} {{number}} on.',
      decision: '{{input}}: {{value}}. A coordinated bot at the same desk: {{usual}}.',
      worth: 'Compared with the same game without it: {{worth}}.',
      worthNothing: 'Compared with the same game without it: no difference worth speaking of.',
      pledgeAction: '{{seat}}, {{input}} {{when}}: {{pledged}} promised{{came}}.',
      pledgeOutcome: '{{seat}} was to {{phrase}}{{came}}.',
      pledgeKpi: '{{kpi}} by {{round}} {{number}}: {{pledged}} agreed{{came}}.',
      pledgeForecast: '{{item}} {{when}}: {{pledged}} signed; all that was signed came to an accuracy of {{actual}}.',
      pledgeForecastPlain: '{{item}} {{when}}: {{pledged}} signed.',
      came: '; it came to {{actual}}',
      kept: ', kept',
    },
  },
};
