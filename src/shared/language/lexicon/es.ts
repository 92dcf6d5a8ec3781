import { defineLexicon } from './define-lexicon'

export const es = defineLexicon({
  language: 'es',
  stop: `el la los las un una unos unas lo de del al a y e o u en con por para sobre entre hasta desde hacia es son era
    eran ser sido está están estar fue fueron ha han había haber que quien cual cuales cuyo donde como cuando si se su
    sus le les me te nos yo tú él ella ellos ellas este esta estos estas ese esa esos esas esto eso más menos muy
    también ya aún luego así todo toda todos todas cada otro otra otros otras mismo misma pero mientras porque`,
  negation: 'no nunca jamás ningún ninguna ninguno sin ni nada nadie evitar evite evitarse prohibido prohibida',
  obligation: 'debe deben deberá deberán debes obligatorio obligatoria requerido necesario',
  recommendation: 'debería deberían recomendado recomienda aconsejable preferiblemente',
  permission: 'puede pueden podrá podrán opcional posible permitido',
  only: 'solo sólo solamente únicamente exclusivamente',
  except: 'excepto salvo',
  always: 'siempre',
  before: 'antes',
  after: 'después tras',
  condition: 'si cuando mientras hasta',
  bounds: {
    least: ['al menos', 'por lo menos', 'como mínimo', 'mínimo', 'o más', '≥', '>='],
    most: ['como máximo', 'a lo sumo', 'máximo', 'hasta', 'no más de', 'o menos', '≤', '<='],
    above: ['más de', 'superior a', '>'],
    below: ['menos de', 'inferior a', '<'],
    about: ['aproximadamente', 'alrededor de', 'unos', 'unas', '±', '~'],
  },
  rangeWords: ['a', 'y'],
  numbers: {
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
  },
  roleNouns: `encargado encargada responsable responsables técnico técnica técnicos director directora operador
    operadora operario personal enfermero enfermera médico jefe supervisor coordinador equipo usuario usuarios`,
  endings:
    'aciones ación amientos amiento imientos imiento adores ador ados ado adas ada idos ido ando iendo ar er ir es as os a o e s n',
  abbreviations: 'p.ej ej etc núm fig máx mín ref dr dra sr sra aprox',
})
