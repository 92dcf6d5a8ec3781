import { describe, expect, it } from '@jest/globals'
import { factsInCase, namesCase, opensWithCase } from './cases'

describe('namesCase', () => {
  it.each([
    ['en', 'If the alarm keeps ringing, call the manager.'],
    ['en', 'Use a second layer if the first one is wet through.'],
    ['en', 'Everyone in the room: warns the others and leaves if told to.'],
    ['en', 'Do not open the lid unless the motor stands still.'],
    ['en', 'Notify GSA within 1 hour. If email is unavailable, contact them another way.'],
    ['en', 'Do not use a station whose water stays brown.'],
    ['en', 'Use either the lift or the back stairs.'],
    ['nl', 'Als het lampje rood is, dan stopt u de pomp.'],
    ['nl', 'Sluit de kraan indien het water bruin blijft.'],
    ['nl', 'Stop de pomp, als er olie lekt.'],
    ['nl', 'Komt bij een overstroming het peil boven het meetpunt, dan moet een positieve waarde genoteerd worden.'],
    ['nl', 'Bij ernstige problemen kan de buis gereinigd worden met een borstel.'],
    ['nl', 'Wanneer de buis beschadigd is dan zijn er twee mogelijkheden:'],
    ['de', 'Bei flüssigen Stoffen ist erst nach dem Rühren zu entnehmen.'],
    ['fr', 'Cependant, si le poids dépasse 5 kg, l’échantillon peut en comprendre 5.'],
    ['de', 'Wenn der Streifen hell bleibt, dann sperren Sie die Charge.'],
    ['de', 'Schließen Sie das Ventil, falls der Druck steigt.'],
    ['de', 'Ist der Druck zu hoch, öffnen Sie das Ventil.'],
    ['fr', 'Si le produit atteint un égout, informez le responsable.'],
    ['fr', 'Fermez la vanne si la pression monte.'],
    ['fr', "Évacuez la salle s'il y a une odeur de gaz."],
    ['es', 'Si la temperatura supera 8 °C, avise al técnico.'],
    ['es', 'Cierre la válvula en caso de que suba la presión.'],
  ])('%s: %s', (language, text) => {
    expect(namesCase(text, language)).toBe(true)
  })

  it.each([
    ['en', 'Check if the drain is free of debris.'],
    ['en', 'Monitor the site to find if there is any leak.'],
    ['en', 'Close it if possible.'],
    ['en', 'Record the batch, if applicable.'],
    ['en', 'Cofense does not let you report the email if it is already in your spam folder.'],
    ['en', 'Have the secrets been public, and if not, who had access?'],
    ['en', 'Stations are checked so that they work within 10 seconds when somebody needs them.'],
    ['en', 'Determine whether the session can go on or if it must be stopped.'],
    ['nl', 'Wanneer het klokje het water raakt hoor je een geluid.'],
    ['nl', 'Wanneer een buis door water omgeven is, kan ze vastvriezen.'],
    ['nl', 'Bij elke meting moet de datum worden genoteerd.'],
    ['de', 'Wenn der Knopf gezogen wird, startet die Anlage neu.'],
    ['de', 'Bei der Entnahme der Proben ist wie folgt zu verfahren.'],
    ['nl', 'Gebruik de doek als filter.'],
    ['nl', 'Als algemene regel wordt elke maand gemeten.'],
    ['nl', 'Meet tot het water dezelfde kleur heeft als het water in de emmer.'],
    ['nl', 'Noteer steeds wanneer de wijziging heeft plaatsgevonden.'],
    ['en', 'Document the vector, if known (e.g. web or email).'],
    ['nl', 'Noteer de stand, indien nodig.'],
    ['de', 'Prüfen Sie, ob der Druck steigt.'],
    ['de', 'Spülen Sie nach, falls nötig.'],
    ['fr', 'Vérifiez si la vanne est fermée.'],
    ['fr', 'Rincez encore, si nécessaire.'],
    ['es', 'Compruebe si la válvula está cerrada.'],
    ['es', 'Enjuague otra vez, si es necesario.'],
  ])('%s, no case: %s', (language, text) => {
    expect(namesCase(text, language)).toBe(false)
  })
})

const said = (id: string, text: string, more: Partial<Parameters<typeof factsInCase>[0][number]> = {}) => ({
  id,
  kind: 'item' as const,
  text,
  section: 's',
  ...more,
})

describe('factsInCase', () => {
  it('takes what is told apart by what it is for, where there are two of it', () => {
    const pair = [said('a', 'For cloud.gov, start with list A.'), said('b', 'For Login.gov, start with list B.')]
    expect([...factsInCase(pair, 'en')]).toEqual(['a', 'b'])
    expect([...factsInCase(pair.slice(1), 'en')]).toEqual([])
  })

  it('takes options of a choice, and no definitions', () => {
    const facts = [
      said('a', 'Order dry ice.', { choice: 'store/ice' }),
      said('b', 'If an app goes down, those are availability issues.', { kind: 'definition' }),
    ]
    expect([...factsInCase(facts, 'en')]).toEqual(['a'])
  })
})

describe('opensWithCase', () => {
  it('is about the beginning only', () => {
    expect(opensWithCase('Falls die Temperatur sinkt, brechen Sie ab.', 'de')).toBe(true)
    expect(opensWithCase('If possible, close the door.', 'en')).toBe(false)
    expect(opensWithCase('Close the door if it is open.', 'en')).toBe(false)
  })
})
