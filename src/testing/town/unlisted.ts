import {story} from './story.js';
import type {SeedMessage} from '../../model/index.js';

const day = (date: string, time = '09:00') => `2026-${date}T${time}:00+08:00`;

/** Messages that are not on the public board: not yet read, rejected, withdrawn. */
export const UNLISTED: readonly SeedMessage[] = [
  story({
    id: 'heating-allowance', number: '26110012', at: day('11-18', '21:17'), by: 'citizen',
    kind: 'help', topic: 'urban/water', agencyId: 'county-head',
    title: '独居老人取暖补贴没有到账',
    body: '我邻居八十一岁，独居，去年十一月中旬就收到取暖补贴，今年到现在没有到账。她不会用手机，社区说名单已经报上去了。请帮忙查一下卡在哪里。',
    privatePart: {name: '陈晓禾', phone: '000-1388-0107', remark: '老人住在梧荫里5号楼101，姓许。'},
  }),
  story({
    id: 'playground-swing', number: '26110011', at: day('11-18', '17:45'),
    kind: 'complaint', topic: 'public-safety', agencyId: 'dongwei-office', language: 'en',
    title: 'Broken swing in Dongwei playground',
    demand: 'One chain of the left swing is worn through to a single link. Please close it off before a child falls.',
    details: '',
    privatePart: {name: 'Ines Okafor-Lind', phone: '000-5550-0198', remark: 'I am at the playground most afternoons and can show it.'},
  }),
  story(
    {
      id: 'loan-advert', number: '26100014', at: day('10-17', '03:12'),
      kind: 'suggestion', topic: 'finance', agencyId: 'county-head',
      title: '低息贷款当天放款，手续简单',
      body: '专业办理各类贷款，无需抵押，当天放款，欢迎清禾县的朋友咨询，名额有限。',
      privatePart: {name: '金经理', phone: '000-1322-0900', remark: ''},
    },
    [day('10-17', '09:00'), 'moderator2', {action: 'reject', rejectReason: 'advertising', words: '留言内容为广告，不属于公共事务，不予公开。'}],
  ),
  story(
    {
      id: 'lost-umbrella', number: '26100018', at: day('10-20', '18:05'), by: 'citizen2',
      kind: 'help', topic: 'transport/bus', agencyId: 'transport', language: 'en',
      title: 'Umbrella left on bus number 2',
      body: 'I left a green umbrella on the number 2 at about five this afternoon. Is there a lost property office?',
      privatePart: {name: 'Maya Ellingham', phone: '', remark: ''},
    },
    [day('10-21', '08:35'), 'moderator', {action: 'publish'}],
    [day('10-21', '12:00'), 'author', {action: 'withdraw', words: 'Found it: the driver had kept it for me.'}],
  ),
];
