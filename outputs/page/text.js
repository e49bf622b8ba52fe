// Words of the page: [Chinese, English]. Codes are those of the fact model and of kg/view.py.
const WORDS = {
  // kinds
  document: ['文件', 'Document'],
  section: ['章节', 'Chapter'],
  task: ['任务', 'Task'],
  goal: ['目标', 'Goal'],
  target: ['指标值', 'Value'],
  project: ['项目', 'Project'],
  organisation: ['单位', 'Organisation'],
  cited: ['引用文件', 'Cited'],
  // roles
  lead: ['牵头', 'Lead'],
  responsible: ['责任', 'Resp.'],
  support: ['配合', 'Support'],
  directed: ['督促', 'Directed'],
  inferred: ['推断', 'Inferred'],
  stated: ['原文写明', 'Stated'],
  citation: ['引用、依据', 'Cites'],
  // bases
  mark: ['责任标注', 'responsibility mark'],
  sentence: ['正文语句', 'sentence'],
  list: ['职责清单', 'list of duties'],
  inherited: ['由上级标题继承', 'inherited from a heading'],
  issuer: ['由发文机关推定', 'issuing body by default'],
  // relations
  based_on: ['依据', 'Based on'],
  implements: ['贯彻落实', 'Implements'],
  to_issue: ['将出台', 'To be issued'],
  issued: ['发布日期', 'Issued'],
  mentions: ['提及', 'Mentions'],
  'relation:issued': ['已出台', 'Has been issued'],
  'value_role:target': ['目标值', 'target'],
  // details
  type: ['文种', 'Type'],
  number: ['发文字号', 'Number'],
  period: ['规划期', 'Period'],
  jurisdiction: ['适用地区', 'Jurisdiction'],
  function: ['作用', 'Function'],
  due: ['完成时限', 'Time limit'],
  due_date: ['截止日期', 'Due date'],
  value: ['数值', 'Value'],
  year: ['年份', 'Year'],
  value_role: ['性质', 'Role'],
  attribute: ['属性', 'Attribute'],
  horizon: ['目标年', 'Horizon'],
  investment: ['投资', 'Investment'],
  area: ['面积', 'Area'],
  level: ['层级', 'Level'],
  aliases: ['别称', 'Also written'],
  rule: ['抽取规则', 'Rule'],
  // document types
  notice: ['通知', 'notice'],
  plan: ['规划', 'plan'],
  action_plan: ['行动计划', 'action plan'],
  scheme: ['方案', 'scheme'],
  opinions: ['意见', 'opinions'],
  measures: ['办法', 'measures'],
  work_summary: ['工作总结', 'work summary'],
  work_points: ['工作要点', 'work points'],
  report: ['报告', 'report'],
  other: ['其他', 'other'],
  // section functions
  background: ['背景', 'background'],
  achievement: ['成绩', 'achievement'],
  principle: ['原则', 'principle'],
  measure: ['举措', 'measure'],
  safeguard: ['保障', 'safeguard'],
  annex: ['附件', 'annex'],
  // levels
  national: ['国家级', 'National'],
  provincial: ['省级', 'Provincial'],
  municipal: ['市级', 'Municipal'],
  county: ['县（区）级', 'County'],
  township: ['乡镇级', 'Township'],
  school: ['学校', 'School'],
  unknown: ['层级未明', 'Level unknown'],
  none: ['不分层级', 'No level'],
  // value roles, project kinds, growth
  actual: ['完成值', 'reached'],
  baseline: ['基期值', 'baseline'],
  construction: ['建设项目', 'construction'],
  programme: ['工程、计划', 'programme'],
  // the page itself
  kinds: ['图例与筛选', 'Legend and filter'],
  roles: ['职责与连线', 'Roles and lines'],
  departments: ['单位', 'Organisations'],
  departmentSearch: ['查找单位…', 'Find an organisation…'],
  search: ['搜索文件、任务、单位、指标…', 'Search documents, tasks, organisations…'],
  menu: ['图例与单位', 'Legend'],
  panel: ['详情', 'Details'],
  trail: ['当前位置', 'Where you are'],
  canvas: ['关系图。方向键移动，回车展开，Esc 返回', 'Graph. Arrow keys move, Enter opens, Esc goes back'],
  smaller: ['缩小', 'Zoom out'],
  larger: ['放大', 'Zoom in'],
  fit: ['适合窗口', 'Fit'],
  keys: [
    '点“＋”展开文件 · 点方框看原文 · 左侧选单位看其任务 · 滚轮移动，Ctrl+滚轮缩放 · 方向键、回车、Esc、/ 可用',
    'Press + to open · click a box for its evidence · choose an organisation at the left · wheel scrolls, Ctrl+wheel zooms · arrows, Enter, Esc, /',
  ],
  overview: ['总览', 'Overview'],
  unowned: ['未写明责任单位的任务', 'Tasks without a stated owner'],
  unownedShort: ['未写明责任单位', 'No owner given'],
  topOwners: ['任务最多的单位', 'Most tasks'],
  fold: ['全部收起', 'Fold all'],
  unfold: ['全部展开', 'Unfold all'],
  openDocument: ['展开章节和任务', 'Open chapters and tasks'],
  openOrganisation: ['只看该单位的任务', 'Only its tasks'],
  showInDocument: ['在文件中查看', 'Show in its document'],
  noHits: ['没有找到', 'Nothing found'],
  moreHits: ['还有 {n} 条，请输入更多文字', '{n} more: type more'],
  more: ['再显示 {n} 条', 'Show {n} more'],
  evidence: ['原文', 'Evidence'],
  ownerEvidence: ['责任依据', 'Evidence of owners'],
  place: ['所在位置', 'Where it stands'],
  owners: ['责任单位', 'Owners'],
  cites: ['引用', 'Cites'],
  citedBy: ['被引用', 'Cited by'],
  issuedBy: ['发文机关', 'Issued by'],
  issues: ['印发的文件', 'Documents issued'],
  tasksByDocument: ['承担的任务', 'Its tasks'],
  appears: ['另见于', 'Also in'],
  untitled: ['（无标题）', '(untitled)'],
  emptyTitle: ['图谱中还没有内容', 'The graph is still empty'],
  emptyText: [
    '请先用 policykg build 读入文件，再重新导出本页。',
    'Read documents with policykg build, then export this page again.',
  ],
  close: ['关闭', 'Close'],
  nTasks: ['任务 {n}', '{n} tasks'],
  nLead: ['牵头 {n}', 'leads {n}'],
  nItems: ['{k} {n} 项', '{k}: {n}'],
  andMore: ['等 {n} 个单位', '+{n}'],
  citedTimes: ['被 {n} 个文件引用', 'cited by {n}'],
  all: ['全部', 'All'],
};

let english = false;

/** The word for a code in the language of the page; {n} and {k} are filled in. An unknown code stays as it is. */
function t(code, fill = {}) {
  const pair = Object.hasOwn(WORDS, code) ? WORDS[code] : [code, code];
  return pair[english ? 1 : 0].replace(/\{(\w)\}/g, (_, key) => String(fill[key] ?? ''));
}

/** The word in the other language, for small secondary labels. */
function other(code) {
  return Object.hasOwn(WORDS, code) ? WORDS[code][english ? 0 : 1] : '';
}

/** The word for a value of a named field: "value_role:target" before "target". */
function wordOf(field, value) {
  return Object.hasOwn(WORDS, `${field}:${value}`) ? t(`${field}:${value}`) : t(value);
}
