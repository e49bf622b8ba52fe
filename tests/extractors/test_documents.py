"""Documents in a file: how many, and what their heads and signatures say."""

from kg.facts import DocumentFact, DocumentType
from tests.extractors.reading_of import reading_of


def documents(text: str) -> tuple[DocumentFact, ...]:
    """Documents found in a text."""
    return tuple(part.fact for part in reading_of(text).parts)


NOTICE = """澄州市人民政府办公室关于印发澄州市养老服务提升行动方案（2023—2025年）的通知
澄府办发〔2023〕14号
各县（区）人民政府，市政府各部门：
《澄州市养老服务提升行动方案（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。
澄州市人民政府办公室
2023年4月6日
（此件公开发布）
澄州市养老服务提升行动方案（2023—2025年）
根据《国务院关于加强老龄工作的意见》（国发〔2021〕9号）精神，制定本方案。
一、工作目标
到2025年，护理型床位占比达到60%。
"""


def test_notice_and_what_it_transmits() -> None:
    """The plan is a document of its own; it takes issuer and date from the notice, the number stays with the notice."""
    notice, plan = documents(NOTICE)
    assert (notice.type, notice.number, notice.issued) == (DocumentType.NOTICE, "澄府办发〔2023〕14号", "2023-04-06")
    assert notice.issuers == ("澄州市人民政府办公室",)
    assert notice.period is None
    assert (plan.type, plan.number, plan.issued) == (DocumentType.ACTION_PLAN, None, "2023-04-06")
    assert plan.title == "澄州市养老服务提升行动方案（2023—2025年）"
    assert (plan.issuers, plan.period, plan.jurisdiction) == (("澄州市人民政府办公室",), (2023, 2025), "澄州市")


def test_summary_and_key_points_under_one_title() -> None:
    """Two papers under one title are told apart where the numbering begins anew."""
    text = (
        "澄州市教育局2021年工作总结及2022年工作要点\n2021年，成效明显。\n一、扩大资源\n新增学位。\n二、提升质量\n巩固成果。\n"
        "2022年，突出重点。\n一、抓普惠\n扩园。\n二、抓均衡\n提质。\n"
    )
    summary, points = documents(text)
    assert (summary.title, summary.type) == ("澄州市教育局2021年工作总结", DocumentType.WORK_SUMMARY)
    assert (points.title, points.period) == ("澄州市教育局2022年工作要点", (2022, 2022))
    assert text[points.extent.start :].startswith("2022年，突出重点")


def test_page_furniture_is_no_title() -> None:
    """Menus, info boxes and download lines come before the title and are not taken for it."""
    text = "首页\n政务公开\n打印\n关闭\n当前位置：首页>文件\n江岭省人民政府关于推进产教融合的意见\n江岭府发〔2022〕3号\n各市人民政府：\n为推进产教融合，提出以下意见。\n"
    (found,) = documents(text)
    assert (found.title, found.number) == ("江岭省人民政府关于推进产教融合的意见", "江岭府发〔2022〕3号")
    assert (found.jurisdiction, found.province, found.type) == ("江岭省", "江岭省", DocumentType.OPINIONS)


def test_chinese_date_behind_the_body() -> None:
    """A date in Chinese numerals at the end is the date of signature."""
    text = "江岭省人民政府关于推进产教融合的意见\n各市人民政府：\n为推进产教融合，提出以下意见。\n江岭省人民政府\n二〇二二年五月十日\n"
    assert documents(text)[0].issued == "2022-05-10"


def test_cited_number_is_not_the_own_one() -> None:
    """A number in the first sentence belongs to the paper cited there."""
    text = "澄州市托育服务管理办法\n根据《江岭省托育条例》（江岭府发〔2020〕8号），制定本办法。\n"
    assert documents(text)[0].number is None


def test_press_office_form() -> None:
    """“全文如下” passes on a text whose title stands in the sentence itself."""
    text = "江岭省委办公厅、江岭省政府办公厅印发《关于加强乡村学校建设的意见》\n《关于加强乡村学校建设的意见》全文如下。\n乡村学校是基础。\n一、总体要求\n坚持公益。\n"
    notice, opinions = documents(text)
    assert (notice.type, opinions.type) == (DocumentType.NOTICE, DocumentType.OPINIONS)
    assert opinions.title == "关于加强乡村学校建设的意见"


def test_issuer_on_a_line_above_its_title() -> None:
    """A title that begins with 关于 takes the issuer's line above it."""
    (found,) = documents(
        "澄州市人民政府办公室\n关于推进全民阅读的实施意见\n澄府办发〔2022〕4号\n各县（区）人民政府：\n为推进阅读，提出以下意见。\n"
    )
    assert found.title == "澄州市人民政府办公室关于推进全民阅读的实施意见"
    assert found.issuers == ("澄州市人民政府办公室",)


def test_foot_of_a_page_is_no_text() -> None:
    """Share boxes, licences and lists of other sites behind the last sentence belong to no document."""
    text = (
        "江岭省人民政府关于推进产教融合的意见\n各市人民政府：\n为推进产教融合，现提出以下意见，请认真落实。\n一、总体要求\n坚持公益普惠，服务地方发展大局。\n"
        "江岭省人民政府\n2022年5月10日\n分享到\n市委组织部\n市委宣传部\n江ICP备00000000号\n"
    )
    (found,) = documents(text)
    assert found.issued == "2022-05-10"
    assert text[found.extent.end - 3 : found.extent.end] == "10日"


def test_text_without_title() -> None:
    """Without a title the title is empty, never invented."""
    (found,) = documents("各镇人民政府，各街道办事处：\n为促进发展，提出如下实施意见：\n一、总体要求\n坚持公益。\n")
    assert (found.title, found.type) == ("", DocumentType.OPINIONS)
