import { defineLexicon } from './define-lexicon'

export const en = defineLexicon({
  language: 'en',
  stop: `a an the this that these those it its itself they them their there here he she his her we us our you your i my
    me one's and or but nor so then than as if when while because since of to in on at by for from with into onto over
    under out up down off per via about through during within between among against upon toward towards across along
    around is are was were be been being am do does did done doing have has had having will would could 's s d ll re ve
    what which who whom whose where why how any all each every both some such same other another own very too also just take takes taken taking
    even still yet again more most less least much many few etc e.g i.e eg ie`,
  negation: `not no never cannot without neither nor none nothing nobody nowhere avoid avoids avoided avoiding forbidden
    prohibited refrain don't doesn't didn't won't can't mustn't shouldn't wouldn't couldn't isn't aren't wasn't weren't
    hasn't haven't needn't n't`,
  obligation: 'must shall required requires require mandatory obligatory compulsory',
  recommendation: 'should ought recommended recommend recommends advisable advised preferably preferable prefer',
  permission: 'may might can could optional optionally allowed permitted possible possibly',
  only: 'only exclusively solely',
  except: 'except unless excluding',
  always: 'always',
  before: 'before prior beforehand',
  after: 'after afterwards following once',
  condition: 'if when whenever once unless until while where provided',
  bounds: {
    least: [
      'at least',
      'no less than',
      'not less than',
      'no fewer than',
      'a minimum of',
      'minimum of',
      'minimum',
      'min',
      'or more',
      'or longer',
      'or higher',
      'or above',
      '≥',
      '>=',
    ],
    most: [
      'at most',
      'up to',
      'no more than',
      'not more than',
      'no longer than',
      'a maximum of',
      'maximum of',
      'maximum',
      'max',
      'or less',
      'or fewer',
      'or lower',
      'or below',
      'within',
      '≤',
      '<=',
    ],
    above: ['more than', 'greater than', 'longer than', 'higher than', 'above', 'over', 'exceeding', '>'],
    below: ['less than', 'fewer than', 'shorter than', 'lower than', 'below', 'under', '<'],
    about: ['approximately', 'approx.', 'approx', 'about', 'around', 'roughly', 'circa', 'ca.', '~', '±', '+/-'],
  },
  rangeWords: ['to', 'through', 'and'],
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    ninety: 90,
    hundred: 100,
    half: 0.5,
    once: 1,
    twice: 2,
  },
  roleNouns: `manager managers supervisor supervisors technician technicians officer officers operator operators
    personnel director directors steward stewards pilot pilots administrator administrators coordinator coordinators
    engineer engineers nurse nurses physician physicians analyst analysts custodian commander deputy scribe liaison
    trainer trainers trainee trainees member members staff team teams lead leader leaders employee employees user users
    curator curators provider providers author reviewer approver auditor inspector responder responders expert experts
    department committee contractor visitor visitors participant participants patient patients handler handlers`,
  endings:
    'ization isation izing ising ized ised izes ises ations ation ating ated ates ments ment ings ing edly ed ies es ly s e y',
  abbreviations:
    'e.g i.e ex approx ca incl excl resp vs etc fig figs no nos sec sect dr mr mrs ms prof st dept min max temp vol ref eq al inc ltd co cf ver rev ext tel u.s',
})
