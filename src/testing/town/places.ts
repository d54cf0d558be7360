import type {Agency, AgencyDesk, Place} from '../../model/index.js';

/** Qinghe County and what is around and inside it. None of these places exists. */
export const PLACES: readonly Place[] = [
  {id: 'country', name: {en: 'Whole country', 'zh-Hans': '全国'}, level: 'country', parentId: null, hasChildren: true},
  {id: 'lanchuan', name: {en: 'Lanchuan Province', 'zh-Hans': '澜川省'}, level: 'province', parentId: 'country', hasChildren: true},
  {id: 'yunting', name: {en: 'Yunting City', 'zh-Hans': '云汀市'}, level: 'city', parentId: 'lanchuan', hasChildren: true},
  {id: 'qinghe', name: {en: 'Qinghe County', 'zh-Hans': '清禾县'}, level: 'county', parentId: 'yunting', hasChildren: true},
  {id: 'wuyin', name: {en: 'Wuyin Street', 'zh-Hans': '梧荫街道'}, level: 'street', parentId: 'qinghe', hasChildren: false},
  {id: 'liuxi', name: {en: 'Liuxi Town', 'zh-Hans': '柳隰镇'}, level: 'street', parentId: 'qinghe', hasChildren: false},
  {id: 'dongwei', name: {en: 'Dongwei Street', 'zh-Hans': '东苇街道'}, level: 'street', parentId: 'qinghe', hasChildren: false},
];

const desk = (id: string, leadEndorses = false): AgencyDesk => ({leadEndorses, deskEmail: `${id}@desk.qinghe.example`});

/** Who is written to. The head of the county is the one that the others answer to; in Dongwei the head of the office reads answers first. */
export const AGENCIES: readonly (Agency & AgencyDesk)[] = [
  {id: 'mayor', name: {en: 'Office of the Mayor of Yunting', 'zh-Hans': '云汀市市长信箱'}, placeId: 'yunting', parentId: null, leader: {en: 'Mayor Gu Zhiyuan', 'zh-Hans': '顾知远 市长'}, ...desk('mayor')},
  {id: 'county-head', name: {en: 'Office of the County Head', 'zh-Hans': '清禾县县长信箱'}, placeId: 'qinghe', parentId: null, leader: {en: 'County Head Lin Wanqing', 'zh-Hans': '林晚晴 县长'}, ...desk('county-head')},
  {id: 'housing', name: {en: 'Housing and Construction Bureau', 'zh-Hans': '清禾县住房和城乡建设局'}, placeId: 'qinghe', parentId: 'county-head', ...desk('housing')},
  {id: 'transport', name: {en: 'Transport Bureau', 'zh-Hans': '清禾县交通运输局'}, placeId: 'qinghe', parentId: 'county-head', ...desk('transport')},
  {id: 'education', name: {en: 'Education Bureau', 'zh-Hans': '清禾县教育局'}, placeId: 'qinghe', parentId: 'county-head', ...desk('education')},
  {id: 'environment', name: {en: 'Ecology and Environment Bureau', 'zh-Hans': '清禾县生态环境局'}, placeId: 'qinghe', parentId: 'county-head', ...desk('environment')},
  {id: 'urban-management', name: {en: 'Urban Management Bureau', 'zh-Hans': '清禾县城市管理局'}, placeId: 'qinghe', parentId: 'county-head', ...desk('urban-management')},
  {id: 'wuyin-office', name: {en: 'Wuyin Street Office', 'zh-Hans': '梧荫街道办事处'}, placeId: 'wuyin', parentId: 'county-head', ...desk('wuyin-office')},
  {id: 'liuxi-office', name: {en: 'Liuxi Town Government', 'zh-Hans': '柳隰镇人民政府'}, placeId: 'liuxi', parentId: 'county-head', ...desk('liuxi-office')},
  {id: 'dongwei-office', name: {en: 'Dongwei Street Office', 'zh-Hans': '东苇街道办事处'}, placeId: 'dongwei', parentId: 'county-head', ...desk('dongwei-office', true)},
];
