import type {Act, Patterns} from './acts.js';
import {oneOf, pattern} from './words.js';

/** What a citizen sent. */
const MESSAGE = oneOf('messages? e-?mails? letters? enquir(?:y|ies) inquir(?:y|ies) complaints? requests? reports? comments? feedback concerns? suggestions? cases? questions? matters? issues? it this them');
const PASSED_ON = oneOf('forwarded passed referred handed transferred escalated sent relayed redirected submitted brought allocated assigned');
const PASS_ON = oneOf('forward(?:ed)? pass(?:ed)? refer(?:red)? hand(?:ed)? transfer(?:red)? escalated? sent? shared? relay(?:ed)? brought');
const ASK = oneOf(`ask contact consult call phone write_to turn_to refer_to direct get_in_touch_with speak_to talk_to approach visit see check seek look_at
  report_(?:this|it|the_matter) raise_(?:this|it|the_matter) take_(?:this|it|the_matter)_up`);
const ADVISED = oneOf(`please kindly you_(?:may|can|should|could|might|must|need_to|will_need_to|are_advised_to)(?:_wish_to|_want_to|_also)?
  we_(?:\\w{1,20}_)?(?:advise|suggest|recommend|encourage|invite)(?:_that)?_you(?:_to)?`);
const REPLY = oneOf('let_you_know inform_you get_back_to_you reply respond contact_you be_in_touch keep_you_(?:informed|posted) update_you come_back_to_you');
const RECORDED = oneOf('received noted registered recorded logged');
const HANDLING = oneOf(`looking_into investigating looked_into investigated process(?:ed|ing) review(?:ed|ing) handl(?:ed|ing) examin(?:ed|ing) working_on studying dealing_with dealt_with
  followed_up following_up monitor(?:ed|ing)`);
const HANDLE = oneOf('look_into investigate be_investigated review be_reviewed deal_with follow_up monitor be_(?:handled|processed|dealt_with)');

/** How answers in English, and whatever has no Han character in it, say what everybody says. */
export const ACTS_EN: Patterns<Act> = {
  signature: [/^[\d./ :-]{1,20}$/],
  greeting: [/^(?:dear|hello|hi|good (?:morning|day|afternoon|evening))\b.{0,40}$/],
  'lead-in': [/^(?:we|our|the|here is our|please find (?:our|the)).{0,30}(?:answer|reply|response).{0,20}(?:follows|below)$/],
  elsewhere: [
    /\b(?:has|have|was|were) (?:already|previously) (?:been )?(?:answered|replied|responded|addressed)\b/,
    /\bour (?:previous|earlier|last) (?:reply|answer|response|letter)\b/,
    /^https?:.{0,200}$/,
  ],
  forward: [
    pattern('\\b', MESSAGE, '\\b.{0,40}\\b', PASSED_ON, '\\b(?!.{0,6}out)'),
    pattern('\\b', PASS_ON, ' (?:\\w{1,20} ){0,2}', MESSAGE, '\\b'),
    /^(?:forwarded|passed|referred|transferred) (?:on )?to\b/,
    /\b(?:asked|instructed|requested) (?:\w{1,20} ){0,4}to (?:investigate|look into|handle|follow up|respond|deal with|examine)\b/,
  ],
  thanks: [
    /\b(?:thanks|thank you|kind regards|yours (?:sincerely|faithfully)|best (?:wishes|regards)|(?:are|is) (?:always )?welcome|hope (?:this|that|for))\b/,
    /\b(?:we|i) (?:\w{1,20} )?(?:appreciate|value|welcome|apologi[sz]e)\b|\b(?:am|are) (?:very |truly |so )?sorry\b/,
    /\byour (?:understanding|patience|continued|cooperation|support)\b|\b(?:understand|share|appreciate) your\b/,
  ],
  closing: [/\b(?:if you have (?:any )?(?:further |other |more )?questions|should you (?:have|need|require))\b/],
  'not-ours': [
    /\b(?:unable to (?:comment|help|assist|intervene|answer)|private matter|outside (?:of )?our|not (?:our (?:responsibility|job|task|matter|business|remit)|(?:within|in|under) our|a matter for (?:us|this)))\b/,
    /\b(?:is|are|falls|lies) (?:not )?(?:in|within|under) (?:the|another) (?:remit|responsibility|jurisdiction|competence)\b/,
  ],
  contact: [/\b(?:call|phone|ring|tel|telephone|dial)\b.{0,40}\d[\d ()-]{4,20}/, /^[(+]?\d[\d ()-]{6,20}$/],
  refer: [pattern('\\b', ADVISED, ' (?:\\w{1,20} ){0,2}', ASK, '\\b'), /^for (?:further|more) (?:information|details)\b/],
  wait: [
    /\bplease (?:be patient|wait|bear with us)\b|\bin due (?:course|time)\b|\bas soon as (?:possible|we can)\b/,
    pattern('\\b', oneOf('we they who someone somebody team officer colleagues'), ' (?:will|shall) (?:\\w{1,20} )?', REPLY, '\\b'),
    /\b(?:will|shall) (?:receive|get|have) (?:a|an|our|their|further) (?:\w{1,20} )?(?:answer|reply|response|news|update)\b|\bwill be (?:contacted|informed|notified)\b/,
  ],
  receipt: [
    pattern('\\b(?:we|i) (?:have |can )?(?:read|confirm (?:receipt|that we (?:have )?received)|', RECORDED, ')\\b'),
    pattern('\\b(?:was|were|has been|have been|are) (?:\\w{1,20} )?', RECORDED, '\\b'),
    /\backnowledge (?:the )?receipt\b|\btaken on board\b|\bspoken to (?:the |our )?(?:relevant |responsible )?(?:colleagues|team|department)\b|\b(?:are|is) aware of\b|^(?:well )?noted$/,
  ],
  topic: [/^(?:regarding|concerning|with regard to|as for|about|in response to) (?:your|the matter|this)\b.{0,80}$/],
  progress: [
    pattern('\\b(?:is|are) (?:currently |now |already |still |also )?(?:being )?', HANDLING, '\\b'),
    pattern('\\b(?:will|shall) (?:\\w{1,20} )?', HANDLE, '\\b'),
    /\b(?:in progress|under (?:review|investigation|consideration)|await(?:ing)? (?:a|their|further) (?:response|reply|answer|information))\b/,
  ],
  attention: [/\b(?:attach(?:es)? great importance|take (?:this|your \w{1,20}|it|such matters|all \w{1,20}) very seriously|(?:is|are) (?:very )?important to us)\b/],
  promise: [
    /\b(?:will|shall) (?:\w{1,20} )?(?:continue to|do (?:our|their|its) (?:best|utmost)|do (?:everything|all) |strive|make every effort|keep (?:improving|working)|work hard)/,
    /\b(?:will|shall) (?:\w{1,20} )?(?:consider|study|take .{1,40} into (?:account|consideration)|strengthen|improve|spare no effort|bear (?:it |this |that )?in mind)\b/,
    /\b(?:at the heart of|(?:top|highest|utmost) (?:priority|importance)|(?:our|the) (?:aim|goal|mission|priority) is|(?:like to|can) (?:re)?assure you)\b/,
    /\b(?:help us (?:to )?(?:serve|improve)|better (?:serve|place|service|future|tomorrow)|in accordance with the law|(?:people|residents|customers) first)\b/,
    /\b(?:necessary (?:measures|steps)|strive|every effort|(?:is|are|remain) (?:fully |firmly )?committed to)\b/,
  ],
};
