import {account} from './fr/account.js';
import {administration} from './fr/administration.js';
import {citizen} from './fr/citizen.js';
import {desk} from './fr/desk.js';
import {office} from './fr/office.js';
import {reading} from './fr/reading.js';
import type {Language} from './strings.js';

/**
 * French, in the plain voice of public services: vous, whole sentences, and names of agencies where they need neither article nor elision.
 *
 * message message · board portail · board staff équipe du portail · agency organisme · unit service · lead responsable (du service) · author auteur ·
 * query code code de suivi · receipt récépissé · clock délai · due échéance · publish publier ·
 * accept prendre en charge · assign attribuer · transfer transmettre · hand back se dessaisir · call in (whistle) appeler en renfort · report in rendre compte ·
 * extend prolonger le délai · ask for more demander des précisions · endorse valider · approve approuver · return renvoyer · follow-up nouvelle question ·
 * remind relancer, relance · supervise superviser · escalate faire remonter · visit visite de suivi · mask masquer · take down dépublier ·
 * withdraw retirer · rate, verdict évaluer, évaluation · reopen rouvrir · close clore · report content signaler · private part données privées ·
 * tray bannette · follow suivre · template modèle
 *
 * No-break spaces are written as escapes: U+00A0 before a colon and inside quotation marks, U+202F before other high signs. A round million
 * takes "de" before what is counted: the category `many`.
 */
export const fr: Language = {tag: 'fr', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
