/** Verbs that open an instruction, as SOPs use them. Words that are as often nouns are listed apart. */
const VERBS: Record<string, string> = {
  en: `abort acknowledge activate add adjust adopt advise agree align allow analyse analyze announce apply appoint approve arrange ask assemble
    assess assign assist attach attempt authorise authorize avoid await back begin block book bring browse calculate calibrate call cancel
    capture carry categorize categorise centrifuge choose circulate clean clear click close collect combine communicate compare compile
    complete compute conduct configure confirm connect consult contact continue convene coordinate copy correct correlate cover create cut
    declare decontaminate define defrost deliver demonstrate deploy describe designate destroy detach detect determine develop dilute
    disable discard disconnect discuss dismantle dispatch display dispose disseminate distribute dock don double-check download drag drain
    draw dry eject eliminate email emphasize empty enable encourage encrypt engage enlist ensure enter eradicate escalate establish estimate
    evacuate evaluate examine execute exit explain export extinguish extract fasten fetch fill find finish fix flush follow forward freeze
    gather get give go grab grasp guide handle hang have heat hold identify ignore immerse implement incubate inform initiate inject insert
    inspect install instruct interview introduce inventory investigate invite involve irrigate isolate issue join keep label launch lay lead
    leave let lift limit line listen load locate lock log look loosen lower maintain make mark measure melt mention minimise minimize mix
    modify monitor mount move mute notify obtain offer open operate order organise organize package page park pay peel perform photograph
    pick pipette place plan plug populate position post pour power prefer prepare present preserve press prevent prime print prioritise
    prioritize proceed process produce promote prop protect provide provision publish pull purge push put quarantine raise read reassess
    reassign rebuild recalibrate receive reclose recommend reconnect record recover re-enter reduce refill refrain register reimage
    reinstall reissue release relocate remain remind remove rename reopen repair repeat replace reply report request rescue reseal reset
    resolve respect respond restart restore restrict resume retain retrieve return reverse review revoke rinse rotate run sanitise sanitize
    save scan schedule screw seal search secure seek select send separate set settle shake share shield shut sign silence sit soak sort
    speak specify spin spray spread squeeze stabilise stabilize stand start state stay sterilise sterilize stir stop store stow submit
    suggest supervise supply suspend swab switch tag take tape tell terminate test thaw tighten tilt track transfer transmit treat triage
    trigger trim try turn twist unblock uncover unlock unmount unplug unscrew update upload use vacuum validate ventilate verify view visit
    vortex wait warm warn wash watch wear weigh wipe withdraw work wrap write agree brief define draft document escort keep learn train
    understand attend decline defer deactivate archive audit back-up backup check
    adapt amend answer consider be defend diagnose enhance focus kill participate strengthen whitelist black-hole attribute cease change clarify comply confine conserve cross-check customize debrief delete deny disinfect empower enrich
    enforce exchange exclude harden help include inactivate integrate map migrate mitigate observe oversee patch pause preview query quantify
    rehearse reinforce re-image rely remediate replicate rerun rescan roll route simulate snapshot solicit store substitute summarize
    summarise supplement synchronise synchronize tailor terminate uninstall unsubscribe wipe withhold activate operate`,
  nl: `activeer bel bepaal bereken bevestig bewaar beweeg breng controleer doe draag druk ga gebruik gooi haal herhaal hou houd informeer installeer
    laat lees leg los maak meet meld meng neem noteer ontkoppel open plaats pak reinig roer schakel schrijf sluit spoel start stel stop stuur
    trek verwijder verzamel verwittig vraag vul wacht was weeg zet zoek zorg verwittig registreer verbind`,
  de: `achten bringen drücken entfernen entnehmen ermitteln füllen kontrollieren legen lesen messen notieren öffnen prüfen reinigen schalten
    schließen sicherstellen spülen stellen tragen trocknen verwenden warten achte bringe drücke entferne entnimm fülle halte kontrolliere lege
    lies miss notiere öffne prüfe reinige schalte schließe stelle trage trockne verwende warte`,
  fr: `activer ajouter appeler appliquer appuyer arrêter attendre brancher changer choisir communiquer conserver contrôler couper débrancher
    démarrer enlever éteindre éviter fermer informer insérer installer jeter laisser laver lire mesurer mettre nettoyer noter ouvrir peser placer
    porter prélever prendre préparer remplir retirer rincer sécher utiliser vérifier verser ajoutez appelez appliquez appuyez arrêtez attendez
    coupez démarrez enlevez fermez informez lavez lisez mesurez mettez nettoyez notez ouvrez placez portez prélevez prenez remplissez retirez
    rincez utilisez vérifiez versez`,
  es: `abrir activar agregar añadir aplicar apagar avisar cerrar colocar comprobar conservar controlar cortar desconectar desechar encender enjuagar
    esperar evitar informar introducir lavar leer limpiar llamar llenar medir notificar pesar poner preparar pulsar quitar registrar retirar secar
    tomar utilizar verificar verter abra active agregue añada aplique apague avise cierre coloque compruebe conserve controle corte desconecte
    deseche encienda enjuague espere evite informe introduzca lave lea limpie llame llene mida notifique pese ponga prepare pulse quite registre
    retire seque tome utilice verifique vierta
    acepte agite anote aparte apriete asegúrese avise baje caliente cambie centrifugue compare conecte coja corte cubra cuente deje deposite deseche
    desinfecte devuelva elija elimine enfríe entregue envíe escriba espere etiquete evacúe extraiga firme fotografíe guarde identifique imprima
    incube indique inicie inserte lleve mantenga mezcle mueva notifique observe pare pegue pipetee póngase proteja pulse rechace recoja reemplace
    registre repita reporte responda revise rocíe rotule seleccione selle separe siga solicite suba sustituya tape transporte trate use vacíe ventile
    vuelva`,
}
const sets = new Map(Object.entries(VERBS).map(([language, list]) => [language, new Set(list.split(/\s+/))]))

/** Forms that only an instruction has: `Prüfen Sie`, `Fermez`. */
const FORMAL: Record<string, RegExp> = {
  de: /^\p{L}+n\s+Sie(?![\p{L}])/u,
  fr: /^(?:ne\s+|n['’])?(?!assez|chez|nez)\p{L}{2,}ez(?![\p{L}])/iu,
  es: /^(?:no\s+|nunca\s+)?\p{L}{2,}[ae](?:se|lo|la|los|las)(?![\p{L}])/iu,
}

/** Verbs that are nouns as often: they count when what follows is no noun they could belong to. */
const ALSO_NOUNS = new Set(
  'access backup change check contact document exit pick file guide help label lead list log map monitor order page plan post power process record report request review sample scan schedule share supply switch test track transfer update dry'.split(
    ' ',
  ),
)
const COMPOUND =
  /^(?:of|ice|and|or|is|are|was|were|in|on|time|times|number|numbers|form|forms|control|name|names|date|log|logs|storage|procedure|procedures|policy|plan|list|lists|level|levels|team|manager|template|history|method|methods|type|types|collection|used|given|required|completed?)\b/i

const ADVERBS =
  /^(?:please|immediately|always|carefully|slowly|gently|simultaneously|then|next|first|finally|also|now|(?!apply|supply|reply|rely|multiply|comply|family|only)\p{L}{3,}ly|never|if possible|if necessary|if needed|where possible|optional(?:ly)?|as needed|afterwards|again|daarna|vervolgens|eerst|altijd|dann|zuerst|immer|ensuite|puis|toujours|luego|siempre)\b[\s:,]*/iu
const CONDITION =
  /^(?:if|since|because|as|when|whenever|once|after|before|upon|while|where|for|in case|as soon as|during|prior to|to|in order to|with|using|from|at|on|in|by|als|wanneer|indien|bij|voor|na|wenn|falls|bei|vor|nach|si|quand|lorsque|avant|après|pour|cuando|antes|después|para)\b/i

/** True where a sentence tells its reader to do something: `Turn off …`, `If the alarm rings, press …`. */
export function isImperative(sentence: string, language: string): boolean {
  const verbs = sets.get(language.slice(0, 2)) ?? sets.get('en')
  if (!verbs) return false
  const opening = withoutAdverbs(sentence.replace(/^[^\p{L}]+/u, ''))
  const formal = FORMAL[language.slice(0, 2)]
  if (startsWithVerb(opening, verbs) || formal?.test(opening)) return true
  if (!CONDITION.test(opening)) return false
  const [first = ''] = opening.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  const clauses = first.split(/(?:,|:|\))\s+/).slice(1)
  return clauses.some((clause) => startsWithVerb(withoutAdverbs(clause), verbs) || formal?.test(withoutAdverbs(clause)))
}

function withoutAdverbs(text: string): string {
  const rest = text.replace(ADVERBS, '')
  return rest === text ? text : withoutAdverbs(rest)
}

function startsWithVerb(text: string, verbs: ReadonlySet<string>): boolean {
  const match = /^([\p{L}]+(?:-\p{L}+)?)(?:\/\p{L}+|,)?(?:\s+(and\/or|and|or)\s+\p{L}+)?\s*(.*)$/su.exec(text)
  const word = match?.[1]?.toLowerCase()
  if (!word || !verbs.has(word)) return false
  const rest = match?.[3] ?? ''
  if (ALSO_NOUNS.has(word))
    return (
      rest !== '' &&
      !COMPOUND.test(match?.[2] ? '' : rest) &&
      !/^[:(–-]/.test(rest) &&
      !/^\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)*$/u.test(rest)
    )
  return true
}
