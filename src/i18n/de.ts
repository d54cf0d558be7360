import {account} from './de/account.js';
import {administration} from './de/administration.js';
import {citizen} from './de/citizen.js';
import {desk} from './de/desk.js';
import {office} from './de/office.js';
import {reading} from './de/reading.js';
import type {Language} from './strings.js';

/**
 * German, as authorities write when they write plainly: Sie, short sentences, and words for what people do rather than for men or women.
 *
 * message Anliegen · board Portal · board staff Portalteam · agency Behörde · unit Stelle · lead Leitung (der Stelle) · author die einreichende Person ·
 * send einreichen · query code Abrufcode · receipt Eingangsbestätigung · clock Frist · due fällig · publish veröffentlichen ·
 * accept übernehmen · assign zuweisen · transfer weiterleiten · hand back zurückgeben · call in (whistle) hinzuziehen · report in rückmelden ·
 * extend Frist verlängern · ask for more nachfragen · endorse mitzeichnen · approve freigeben · return zurückweisen · follow-up Nachfrage ·
 * remind erinnern · supervise unter Aufsicht stellen · escalate eskalieren · visit Nachgespräch · mask schwärzen · take down Veröffentlichung
 * zurücknehmen · withdraw zurückziehen · rate, verdict bewerten, Bewertung · reopen wieder öffnen · close abschließen · report content melden ·
 * private part persönliche Angaben · tray Fach · follow folgen · template Vorlage
 */
export const de: Language = {tag: 'de', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
