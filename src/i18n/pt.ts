import {account} from './pt/account.js';
import {administration} from './pt/administration.js';
import {citizen} from './pt/citizen.js';
import {desk} from './pt/desk.js';
import {office} from './pt/office.js';
import {reading} from './pt/reading.js';
import type {Language} from './strings.js';

/**
 * Portuguese for Brazil and Portugal alike: the spelling that both have in common since 1990, and words that both use in the same sense. Where they
 * part, another word is taken: a moderação instead of equipe or equipa, anexo instead of arquivo or ficheiro, nome de acesso instead of usuário or
 * utilizador, gravar, apagar, and nouns ("envio em curso") instead of a gerund or "a enviar". Nobody is called você: sentences go without a subject.
 * Where one had to be taken, it is Brazil's (senha). Plurals are those of `pt`, in which nought counts as one.
 *
 * message mensagem · board portal · board staff moderação · agency órgão · unit unidade · lead chefia · author autor ·
 * query code código de consulta · receipt recibo · clock prazo · due vence · publish publicar ·
 * accept assumir · assign atribuir · transfer encaminhar · hand back declinar · call in (whistle) convocar · report in prestar contas ·
 * extend prorrogar o prazo · ask for more pedir mais dados · endorse dar o aval · approve aprovar · return devolver · follow-up nova pergunta ·
 * remind lembrar, lembrete · supervise supervisionar · escalate levar ao nível superior · visit visita de acompanhamento · mask tarjar ·
 * take down despublicar · withdraw retirar · rate, verdict avaliar, avaliação · reopen reabrir · close encerrar · report content denunciar ·
 * private part dados privados · tray caixa · follow seguir · template modelo
 *
 * A round million takes "de" before what is counted: the category `many`.
 */
export const pt: Language = {tag: 'pt', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
