"""Sums that are paid: what the payment is, and whom or what it is for."""

from __future__ import annotations

import re

from extractors.target_frames import Frame
from extractors.target_indicators import without_closing, without_opening

# verbs of paying, behind which the number has its noun: 给予5万元资金奖补
GIVES = re.compile(r"(?:的?(?:再)?(?:给予|予以))$")
# such a verb at the end: 安排(3亿元)
PAYS = re.compile(r"(?:给予|予以|补助|奖励|补贴|奖补|安排)$")
# whom or what something is paid for: 各区对(新认定企业)给予
FOR = re.compile(r"(?:^|[^应相绝反针面核校成])对([^，。；]{2,40}?)(?:的?[再可应]?(?:给予|予以|按照?|安排)[^，。；]*)?$")
# who fulfils the condition that a clause ends with: 渔船年产值增长10%的，(给予奖励); not one that goes on another: 且有证的
WHO = re.compile(r"[^且并同，。；][^，。；]{3,23}的")
# grades that sums go with one by one: 评估为优秀、良好等级的，(分别给予30万元、20万元)
GRADES = re.compile(r"([^，。；]{2,30}?(?:为|获|达到|属于))([^，。；]+?)(等级|级别|档次)?的")
# bounds between the verb of paying and the sum: 给予最高(20万元)补助
AT_MOST = re.compile(r"(?:最高|最多|不超过|不低于|一次性|累计|再)+$")
# a rate of payment before its noun: 按照2000元/人的标准给予就业补贴
STANDARD = re.compile(r"^(?:的?标准)?(?:给予|予以|发放|支付|安排|拨付|享受)(?:一次性)?([\u4e00-\u9fff]{2,16})")
# what a sum is, behind it: 增加60万元(运营经费)
SUM_OF = re.compile(r"[\u4e00-\u9fff]{0,4}(?:经费|资金|补助|补贴|奖励)")
# the sum of a thing that stands before it: (总投资)3亿元的项目
OWN_SUM = re.compile(r"(?:总投资|投资额|年?产值|合同金额|年?销售额)$")
# nothing but paying: 最高支持1000万元
PAY_ONLY = re.compile(
    r"(?:[每单][个家户人项][\u4e00-\u9fff]{0,4})?(?:(?:最高|最多)?(?:支持|补助|奖励|补贴|资助|奖补|扶持)(?:金额|额度)?|最高|最多)"
)


def pays(words: str) -> bool:
    """Whether the words left of a sum end in a verb of paying, with or without a bound behind it."""
    return PAYS.search(AT_MOST.sub("", words)) is not None


def whom(frame: Frame) -> str:
    """Whom or what a sum is paid for, "" where the clause and the one before do not say."""
    told = FOR.search(AT_MOST.sub("", frame.left)) or FOR.search(frame.earlier)
    if not told:
        return without_opening(frame.earlier) if WHO.fullmatch(frame.earlier) else ""
    return without_opening(GIVES.sub("", told[1])).removesuffix("的")


def paid_noun(frame: Frame) -> str:
    """The noun behind a sum, with what it is paid for where it alone is unclear: 对船闸给予5万元奖励 → 船闸奖励."""
    noun, payee = without_closing(frame.right.lstrip("的")), whom(frame)
    if frame.right.startswith("的") and (own := OWN_SUM.search(frame.left)):
        return noun + own[0]
    return payee + noun if len(noun) <= 6 and 2 <= len(payee) <= 30 else noun


def graded(frame: Frame, count: int) -> list[str]:
    """Names of payments that the grades of the clause before take one by one; none where these are not as many."""
    grades = GRADES.fullmatch(frame.earlier)
    if not grades or "分别" not in frame.left or len(members := grades[2].split("、")) != count:
        return []
    noun = without_closing(frame.right.lstrip("的"))
    return [f"{without_opening(grades[1])}{member}{grades[3] or ''}的{noun}" for member in members]


def paid_share(frame: Frame) -> str:
    """A share that is paid: 对合同给予金额30%的支持 → 合同支持比例; "" for any other."""
    paid, payee = PAY_ONLY.match(frame.right.lstrip("的")), whom(frame)
    return f"{payee}{paid[0]}比例" if paid and payee else ""
