const en = {
  offer: 'Good, unclear or wrong?',
  question: 'What do you think of this part?',
  good: 'Good',
  unclear: 'Unclear',
  wrong: 'Wrong',
  why: 'Why (optional, except where something is wrong)',
  send: 'Send',
  cancel: 'Cancel',
  choose: 'Choose one of the three.',
  sayWhat: 'Say in a few words what is wrong here.',
  failed: 'It could not be sent. Try again.',
  youSaid: 'You said',
  answered: 'Your trainer answers:',
}
type Words = typeof en

const nl: Words = {
  offer: 'Goed, onduidelijk of fout?',
  question: 'Wat vindt u van dit deel?',
  good: 'Goed',
  unclear: 'Onduidelijk',
  wrong: 'Fout',
  why: 'Waarom (mag leeg blijven, behalve als er iets fout is)',
  send: 'Versturen',
  cancel: 'Annuleren',
  choose: 'Kies een van de drie.',
  sayWhat: 'Zeg in een paar woorden wat er fout is.',
  failed: 'Het kon niet worden verstuurd. Probeer het opnieuw.',
  youSaid: 'U zei',
  answered: 'Uw trainer antwoordt:',
}

const de: Words = {
  offer: 'Gut, unklar oder falsch?',
  question: 'Was halten Sie von diesem Teil?',
  good: 'Gut',
  unclear: 'Unklar',
  wrong: 'Falsch',
  why: 'Warum (freiwillig, außer wenn etwas falsch ist)',
  send: 'Senden',
  cancel: 'Abbrechen',
  choose: 'Wählen Sie eines der drei.',
  sayWhat: 'Sagen Sie in wenigen Worten, was hier falsch ist.',
  failed: 'Es konnte nicht gesendet werden. Versuchen Sie es erneut.',
  youSaid: 'Sie sagten',
  answered: 'Ihre Trainerin oder Ihr Trainer antwortet:',
}

const fr: Words = {
  offer: 'Bien, pas clair ou faux ?',
  question: 'Que pensez-vous de cette partie ?',
  good: 'Bien',
  unclear: 'Pas clair',
  wrong: 'Faux',
  why: 'Pourquoi (facultatif, sauf si quelque chose est faux)',
  send: 'Envoyer',
  cancel: 'Annuler',
  choose: 'Choisissez l’une des trois réponses.',
  sayWhat: 'Dites en quelques mots ce qui est faux ici.',
  failed: 'L’envoi a échoué. Réessayez.',
  youSaid: 'Vous avez dit',
  answered: 'Votre formateur répond :',
}

const es: Words = {
  offer: '¿Bien, poco claro o erróneo?',
  question: '¿Qué le parece esta parte?',
  good: 'Bien',
  unclear: 'Poco claro',
  wrong: 'Erróneo',
  why: 'Por qué (opcional, salvo si algo es erróneo)',
  send: 'Enviar',
  cancel: 'Cancelar',
  choose: 'Elija una de las tres.',
  sayWhat: 'Diga en pocas palabras qué es erróneo aquí.',
  failed: 'No se pudo enviar. Inténtelo de nuevo.',
  youSaid: 'Usted dijo',
  answered: 'Su formador responde:',
}

const tables: Record<string, Words> = { en, nl, de, fr, es }

/** In the language of the course, as all of the player. */
export function feedbackWords(language: string): Words {
  return tables[language.toLowerCase().split('-')[0] ?? ''] ?? en
}
