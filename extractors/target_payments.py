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
# bounds between the verb of paying and the sum: 给予最高(20万元)补助
AT_MOST = re.compile(r"(?:最高|最多|不超过|不低于|一次性|累计|再)+$")
# a rate of payment before its noun: 按照2000元/人的标准给予就业补贴
STANDARD = re.compile(r"^的?标准(?:给予|予以|发放|支付|安排|拨付|享受)(?:一次性)?([\u4e00-\u9fff]{2,16})")
# nothing but paying: 最高支持1000万元
PAY_ONLY = re.compile(
    r"(?:[每单][个家户人项][\u4e00-\u9fff]{0,4})?(?:(?:最高|最多)?(?:支持|补助|奖励|补贴|资助|奖补|扶持)(?:金额|额度)?|最高|最多)"
)


def pays(words: str) -> bool:
    """Whether the words left of a sum end in a verb of paying, with or without a bound behind it."""
    return PAYS.search(AT_MOST.sub("", words)) is not None


def whom(frame: Frame) -> str:
    """Whom or what a sum is paid for, "" where the clause and the one before do not say."""
    told = next((m[1] for t in (AT_MOST.sub("", frame.left), frame.earlier) if (m := FOR.search(t))), "")
    return without_opening(GIVES.sub("", told)).removesuffix("的")


def paid_noun(frame: Frame) -> str:
    """The noun behind a sum, with what it is paid for where it alone is unclear: 对船闸给予5万元奖励 → 船闸奖励."""
    noun, payee = without_closing(frame.right.lstrip("的")), whom(frame)
    return payee + noun if len(noun) <= 6 and 2 <= len(payee) <= 30 else noun


def paid_share(frame: Frame) -> str:
    """A share that is paid: 对合同给予金额30%的支持 → 合同支持比例; "" for any other."""
    paid, payee = PAY_ONLY.match(frame.right.lstrip("的")), whom(frame)
    return f"{payee}{paid[0]}比例" if paid and payee else ""
