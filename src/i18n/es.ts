import {account} from './es/account.js';
import {administration} from './es/administration.js';
import {citizen} from './es/citizen.js';
import {desk} from './es/desk.js';
import {office} from './es/office.js';
import {reading} from './es/reading.js';
import type {Language} from './strings.js';

/**
 * Spanish that reads well on both sides of the Atlantic: usted, clear language, roles named by the office rather than by a man or a woman.
 *
 * message mensaje · board portal · board staff equipo del portal · agency organismo · unit unidad · lead jefatura · author autor (quien escribió) ·
 * query code código de consulta · receipt comprobante · clock plazo · due vence · publish publicar ·
 * accept asumir · assign asignar · transfer trasladar · hand back declinar · call in (whistle) convocar · report in informar ·
 * extend ampliar el plazo · ask for more pedir más datos · endorse dar el visto bueno · approve aprobar · return devolver · follow-up nueva pregunta ·
 * remind recordar, recordatorio · supervise supervisar · escalate elevar · visit visita de seguimiento · mask tachar · take down dejar de publicar ·
 * withdraw retirar · rate, verdict valorar, valoración · reopen reabrir · close cerrar · report content denunciar · private part datos privados ·
 * tray bandeja · follow seguir · template plantilla
 *
 * A round million takes "de" before what is counted: the category `many`.
 */
export const es: Language = {tag: 'es', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
