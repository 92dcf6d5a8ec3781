import { defineLexicon } from './define-lexicon'

export const fr = defineLexicon({
  language: 'fr',
  stop: `le la les un une des du de d l et ou mais donc or car à a au aux en dans sur sous par pour avec vers chez entre
    est sont était étaient être été a ont avait avoir que qui quoi dont où ce cet cette ces c il elle ils elles on nous
    vous je tu se s me te lui leur leurs son sa ses votre vos notre nos mon ma mes ne n si comme plus moins très aussi
    encore déjà puis ensuite alors ainsi tout toute tous toutes chaque autre autres même y lors afin`,
  negation: 'pas jamais aucun aucune sans ni rien personne éviter évitez évite interdit interdite défense',
  obligation: 'doit doivent devez devra devront obligatoire obligatoirement faut nécessaire exigé',
  recommendation: 'devrait devraient recommandé conseillé préférable préférence',
  permission: 'peut peuvent pouvez facultatif éventuellement possible permis autorisé',
  only: 'seulement uniquement exclusivement seul seule',
  except: 'sauf excepté hormis',
  always: 'toujours',
  before: 'avant',
  after: 'après',
  condition: 'si lorsque quand dès',
  bounds: {
    least: ['au moins', 'au minimum', 'minimum', 'ou plus', '≥', '>='],
    most: ['au plus', 'au maximum', 'maximum', "jusqu'à", 'pas plus de', 'ou moins', '≤', '<='],
    above: ['plus de', 'supérieur à', 'au-dessus de', '>'],
    below: ['moins de', 'inférieur à', 'au-dessous de', '<'],
    about: ['environ', 'approximativement', 'env.', '±', '~'],
  },
  rangeWords: ['à', 'et'],
  numbers: {
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
  },
  roleNouns: `responsable responsables technicien technicienne techniciens directeur directrice opérateur opératrice
    agent agents personnel infirmier infirmière médecin chef superviseur coordinateur équipe utilisateur utilisateurs`,
  endings:
    'issements issement ements ement ations ation euses euse eurs eur antes ante ants ant ées ée és er ez ent es e s é',
  abbreviations: 'p.ex ex env etc n° no fig max min réf cf dr m mme',
})
