"""Documents in a file: how many, and what their heads and signatures say."""

import pytest

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
    """What an agency reports and prints in full is the document; the report is none. Its headline names the issuers."""
    text = (
        "江岭省委办公厅、江岭省政府办公厅印发《关于加强乡村学校建设的意见》\n《关于加强乡村学校建设的意见》全文如下。\n乡村学校是基础。\n"
        "一、总体要求\n坚持公益。到2027年，条件明显改善。\n（江岭社澄州2022年5月10日电）\n"
    )
    (found,) = documents(text)
    assert (found.title, found.type) == ("关于加强乡村学校建设的意见", DocumentType.OPINIONS)
    assert found.issuers == ("中共江岭省委办公厅", "江岭省人民政府办公厅")
    assert (found.issued, found.period, found.jurisdiction) == ("2022-05-10", (2022, 2027), "江岭省")


def test_notice_without_title() -> None:
    """A notice that has lost its title is named as official titles are made: issuer, what it passes on, kind."""
    text = (
        "各县（区）人民政府，市政府各部门：\n《澄州市水利发展行动方案》《澄州市河湖管护行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。\n"
        "澄州市人民政府办公室\n2023年5月9日\n澄州市水利发展行动方案\n一、总体要求\n坚持节水。\n澄州市河湖管护行动方案\n一、总体要求\n坚持管护。\n"
    )
    notice, *inner = documents(text)
    assert notice.title == "澄州市人民政府办公室关于印发《澄州市水利发展行动方案》等2个文件的通知"
    assert (notice.rule, notice.evidence.quote[-6:]) == ("composed_title", "真贯彻执行。")
    assert [d.title for d in inner] == ["澄州市水利发展行动方案", "澄州市河湖管护行动方案"]


DECREES = [
    # the bracket below the title of a rule names issuer, date and number of its decree
    (
        "澄州市房屋租赁办法\n（2023年3月2日澄州市人民政府令第12号公布，自2023年5月1日起施行）\n第一条 为了规范租赁，制定本办法。\n",
        ("澄州市房屋租赁办法", ("澄州市人民政府",), "澄州市人民政府令第12号", "2023-03-02"),
    ),
    # for a law it names the congress that has passed it; which congress by number is no part of the name
    (
        "江岭省医疗保障条例\n（2022年7月28日江岭省第十三届人民代表大会常务委员会第三十六次会议通过）\n第一条 为了规范保障，制定本条例。\n",
        ("江岭省医疗保障条例", ("江岭省人民代表大会常务委员会",), None, "2022-07-28"),
    ),
    # a decree is a document of its own, its number stands on the line below
    (
        "澄州市人民政府令\n第45号\n《澄州市消防安全规定》已经市人民政府常务会议审议通过，现予公布，自2023年4月1日起施行。\n市长 某某\n2023年2月20日\n"
        "澄州市消防安全规定\n第一条 为了加强消防，制定本规定。\n",
        ("澄州市人民政府令第45号", ("澄州市人民政府",), "澄州市人民政府令第45号", "2023-02-20"),
    ),
    # number and date in brackets below the title
    (
        "关于促进民营经济发展的若干意见\n（澄委发〔2023〕3号 2023年2月7日）\n为促进发展，提出如下意见。\n一、优化环境\n放宽准入。\n",
        ("关于促进民营经济发展的若干意见", (), "澄委发〔2023〕3号", "2023-02-07"),
    ),
    # a month behind the title is the date; it belongs to no title
    (
        "澄州市水利局等五部门关于深化节水的实施意见\n（2021年3月）\n为深化改革，提出以下意见。\n一、总体要求\n坚持便民。\n",
        ("澄州市水利局等五部门关于深化节水的实施意见", ("澄州市水利局",), None, "2021-03"),
    ),
    # the letterhead names the issuer where only a date stands below
    (
        "澄州市水利局文件\n澄水发〔2023〕12号\n关于印发澄州市节水行动计划的通知\n各县（区）水利局：\n《澄州市节水行动计划》已经研究同意，现印发给你们，请抓好落实。\n"
        "2023年4月18日\n澄州市节水行动计划\n一、工作目标\n到2025年，用水量下降。\n",
        ("关于印发澄州市节水行动计划的通知", ("澄州市水利局",), "澄水发〔2023〕12号", "2023-04-18"),
    ),
    # the cover of a plan has its author and a month
    (
        "澄州市水安全保障规划\n（2021—2025年）\n澄州市水利局\n二〇二一年十二月\n一、现状与形势\n成绩显著。\n",
        ("澄州市水安全保障规划（2021—2025年）", ("澄州市水利局",), None, "2021-12"),
    ),
    # a report to the congress names its reporter below the line about the session
    (
        "关于澄州市2022年预算执行情况与2023年预算草案的报告\n——2023年1月9日在澄州市第五届人民代表大会第三次会议上\n澄州市财政局\n各位代表：\n现将情况报告如下。\n",
        ("关于澄州市2022年预算执行情况与2023年预算草案的报告", ("澄州市财政局",), None, "2023-01-09"),
    ),
    # an announcement is numbered by year below its title
    (
        "江岭省水利厅公告\n2023年第3号\n为做好工作，现将有关事项公告如下：\n一、开放水库\n有序开放。\n江岭省水利厅\n2023年5月8日\n",
        ("江岭省水利厅公告", ("江岭省水利厅",), "2023年第3号", "2023-05-08"),
    ),
    # the box of an information page names issuer and date where nobody signs
    (
        "发布机构：澄州市水利局\n成文日期：2023年06月12日\n关于加强汛期安全的通知\n各县（区）水利局：\n为做好工作，通知如下：\n一、加强巡查\n逐段排查。\n",
        ("关于加强汛期安全的通知", ("澄州市水利局",), None, "2023-06-12"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), DECREES)
def test_heads_of_rules_and_pages(text: str, expected: tuple[str, tuple[str, ...], str | None, str]) -> None:
    """Issuer, number and date are read where the form of the document has them."""
    first = documents(text)[0]
    assert (first.title, first.issuers, first.number, first.issued) == expected


PERIODS = [
    # 到…年 with the year of issue before it
    ("到2027年，网络基本建成。", (2023, 2027)),
    # a month to be done by, with or without 底
    ("2024年3月前完成排查。", (2023, 2024)),
    # a measure that holds up to a year
    ("对小微企业的优惠延续至2025年。", (2023, 2025)),
    # reporting what was reached up to a year sets no limit
    ("截至2023年底，全市建成站点20个。", None),
    # no year, no period
    ("逐步完善站点。", None),
]


@pytest.mark.parametrize(("sentence", "expected"), PERIODS)
def test_periods(sentence: str, expected: tuple[int, int] | None) -> None:
    """A plan without a named period runs from its year of issue to the last year it sets a limit for."""
    text = f"澄州市公交站点建设方案\n（2023年2月7日）\n为改善出行，制定本方案。\n一、工作目标\n{sentence}\n"
    assert documents(text)[0].period == expected


@pytest.mark.parametrize(
    ("title", "place"),
    [
        # a district that issues is the place, not the city above it
        ("澄州市东塘区教育局关于校园食品的通知", "东塘区"),
        # a district that is written about is not
        ("澄州市教育局关于东塘区校园食品的通知", "澄州市"),
        # without an issuer the subject tells
        ("关于印发澄州市节水方案的通知", "澄州市"),
        # a report about a city begins with 关于, which is no part of a place
        ("关于澄州市2022年预算执行情况的报告", "澄州市"),
        (
            "中共澄州市委办公室澄州市人民政府办公室关于印发食堂管理方案的通知",
            "澄州市",
        ),  # two bodies without a sign between
        ("中共澄州市委员会澄州市人民政府关于加强食堂管理的意见", "澄州市"),
        ("中共江岭省委办公厅江岭省人民政府办公厅关于加强食堂管理的意见", "江岭省"),
    ],
)
def test_places_in_titles(title: str, place: str) -> None:
    """The jurisdiction is the place of the issuer in the title, else of its subject."""
    assert documents(f"{title}\n为做好工作，通知如下：\n一、加强检查\n逐校检查。\n")[0].jurisdiction == place


def test_zone_speaks_for_itself() -> None:
    """A zone is the place of what its own committee issues, the city of what the city issues about it."""
    body = "\n各部门：\n为优化环境，通知如下：\n一、简化流程\n压缩时限。\n"
    own = "澄州经济技术开发区管理委员会关于优化营商环境的通知"
    assert documents(own + body)[0].jurisdiction == "澄州经济技术开发区"
    assert documents("澄州市经济技术开发区管理办法\n第一条 为了规范管理，制定本办法。\n")[0].jurisdiction == "澄州市"


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
