import type { SectionRole } from '../model'

/** Words of headings that tell what a section is for, in five languages; the first line that matches counts. */
const TITLES: [SectionRole, RegExp][] = [
  [
    'contents',
    /^(?:table of )?contents$|^toc$|^inhoud(?:sopgave)?$|^inhalt(?:sverzeichnis)?$|^sommaire$|^table des matières$|^índice$|^contenido$/i,
  ],
  [
    'revision',
    /\b(?:revision|version|change|amendment|document)s? (?:history|log|control|record)\b|^history$|wijzigingen vorige versies|versiebeheer|änderungshistorie|revisionshistorie|historique|historial|control de cambios|^status descriptions$/i,
  ],
  [
    'references',
    /^references?\b|\bliterature\b|\bbibliography\b|further reading|additional reading|^related (?:documents?|sops?|procedures?)|^see also$|^resources$|^referenties?$|^bronnen$|afhankelijkheden|^literatur|^verweise$|mitgeltende|^références?$|documents associés|^referencias$|documentos relacionados/i,
  ],
  [
    'contacts',
    /^(?:emergency )?contacts?\b|contact (?:information|details|list)|contactgegevens|^kontakte?$|coordonnées|^contactos?$/i,
  ],
  [
    'about',
    /^about$|^licen[cs]e$|^instructions$|^acknowledge?ments$|^copyright|^colofon$|^impressum$|^auteurs?$|^how to use this (?:template|document)/i,
  ],
  [
    'form',
    /\b(?:log|form|record|report) template\b|\btemplate$|\bquick reference\b|formulier$|formular$|formulaire|formulario/i,
  ],
  [
    'trouble',
    /trouble ?shooting|common (?:issues|problems|faults)|\bproblems?\b|\bfaults?\b|\bemergenc|\bwhat if\b|\bdeviations?\b|technical difficulties|when (?:it|something|things) go(?:es)? wrong|probleemoplossing|storing|noodgeval|noodprocedure|störung|fehlerbehebung|notfall|dépannage|urgence|solución de problemas|averías/i,
  ],
  [
    'definitions',
    /\bdefinitions?\b|\bglossary\b|\babbreviations?\b|\bacronyms?\b|^terms?\b|terminology|definities|afkortingen|begrippen|begriffe|abkürzungen|définitions|abréviations|glossaire|definiciones|glosario|abreviaturas/i,
  ],
  [
    'roles',
    /\bresponsibilit|\broles?\b|who does what|who should use|\bteam structure\b|verantwoordelijk|taken en bevoegdheden|zuständigkeit|verantwort|responsabilit|responsabilidad|\brôles?\b/i,
  ],
  [
    'training',
    /\btraining\b|\bcompeten|\bqualification|opleiding|bekwaamheid|schulung|\bformation\b|capacitación|formación/i,
  ],
  [
    'safety',
    /\bsafety\b|\bhazards?\b|\bprecautions?\b|\bwarnings?\b|\brisks?\b|protective equipment|\bppe\b|veiligheid|risico|gevaar|sicherheit|gefahren|schutzausrüstung|sécurité|danger|risques|seguridad|peligros|riesgos/i,
  ],
  [
    'materials',
    /checklist met materiaal|\bmaterials?\b|\bequipment\b|\bsupplies\b|\breagents?\b|\btools\b|what you need|benodigdheden|apparatuur|materiaal|reagentia|werkstoffe|ausrüstung|geräte|hilfsmittel|matériel|équipement|réactifs|materiales|equipo|reactivos/i,
  ],
  [
    'scope',
    /^scope\b|\bscope$|\bapplicability\b|\bapplies to\b|toepassingsgebied|geltungsbereich|anwendungsbereich|champ d['’]application|domaine d['’]application|alcance|beperkingen/i,
  ],
  [
    'purpose',
    /^purpose\b|\bpurpose\b|^aims?\b|^objectives?$|^goals?$|^abstract$|^introduction$|^overview$|^background$|^summary$|^doel\b|doelstelling|^inleiding$|^onderwerp$|^samenvatting$|^zweck\b|^ziel|^einleitung|^objet$|^but$|^objectifs?$|^objeto$|^objetivos?$|^introducción$/i,
  ],
  ['principle', /^princip(?:e|le|les)\b|^prinzip|^principio/i],
  ['quality', /\bquality\b|\bverification\b|\bperformance indicators?\b|kwaliteit|qualität|qualité|calidad/i],
  [
    'records',
    /te noteren gegevens|\bdocumentation\b|\brecords?\b|\brecord[- ]keeping\b|\blogs?\b|registratie|bewaring|dokumentation|aufzeichnung|enregistrements?|registros?/i,
  ],
  [
    'procedure',
    /\bprocedures?\b|\bprocess\b|\bmethods?\b|\bsteps?\b|\binstructions?\b|\bworkflow\b|werkwijze|uitvoering|durchführung|vorgehen|ablauf|procédure|mode opératoire|procedimiento/i,
  ],
  ['appendix', /^appendi(?:x|ces)\b|^annex\b|^attachments?\b|^bijlagen?\b|^anhang\b|^annexes?\b|^anexos?\b/i],
]

/** What a heading says its section is for. An appendix is judged by the rest of its title. */
export function roleOfTitle(title: string): SectionRole {
  const appendix = /^(?:appendix|annex|bijlage|anhang|annexe|anexo)\s*[A-Z0-9]*\s*[:.–-]?\s*(.*)$/i.exec(title)
  if (appendix) {
    const rest = appendix[1] ? roleOfTitle(appendix[1]) : 'appendix'
    return [
      'form',
      'references',
      'revision',
      'contacts',
      'about',
      'contents',
      'safety',
      'trouble',
      'definitions',
      'materials',
      'records',
    ].includes(rest)
      ? rest
      : 'appendix'
  }
  return TITLES.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other'
}

/** Sections that are sources, not lessons. */
export const isNotTaught: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'contents',
  'revision',
  'references',
  'contacts',
  'about',
  'form',
])
