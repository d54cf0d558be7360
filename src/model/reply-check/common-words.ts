/** Pairs of characters and words that say nothing of what a text is about. */
const COMMON = new Set(`
什么 怎么 如何 请问 是否 可以 能否 可否 不能 不是 不会 不要 我们 你们 他们 我的 你的 您的 这个 那个 这样 这些 那些 一个 一些 一直 没有 还有 还是 为什 为何 现在 如果 因为 所以 但是 而且 已经 需要
应该 希望 问题 情况 有关 相关 部门 领导 政府 解决 处理 多少 时候 哪里 哪些 哪个 谢谢 感谢 尽快 及时 进行 以及 或者 并且 关于 对于 根据 其他 其它 通过 目前 之前 之后 以后 以前 今年 去年 明年 起来 出来 下来
的问 的情 是什 么时 候能 能不 么办 么样 答复 回复 反映 咨询 建议 请求 要求 工作 人员 单位 是不 有没 都是 就是 也是 而是 只是 但不 不知 知道 是谁 到底 究竟 这是 那是 一下 一次 一样 一定 第一 第二 第三
what when where which while will would could should have been does this that these those there their they with from your yours please about into also only than then very more most much many some such other
`.trim().split(/\s+/));

/** Whether a word stands in all sorts of messages. */
export function isCommon(word: string): boolean {
  return COMMON.has(word);
}
