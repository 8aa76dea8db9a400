"""Lists with their whole: what the parts are, and whether the list claims to be complete."""

import pytest

from .reading import listed, read

CLOSED = [
    ("受理政府信息公开申请121件（其中本年度新收112件，上年结转9件）。", "121件", "112+9"),
    ("收到政府信息公开申请176件，当面72来信69网上35。", "176件", "72+69+35"),
    ("收到政府信息公开申请36件：网络1信函35。", "36件", "1+35"),
    ("收到政府信息公开申请42件，自然人41件，科研机构1件。", "42件", "41+1"),
    ("收到政府信息公开申请19件，其中11件办结，8件申请人主动撤销。", "19件", "11+8"),
    (
        "答复政府信息公开申请22起：公开1、不属于政府信息4、告知其他途径3、不存在9、行政执法案卷5。",
        "22起",
        "1+4+3+9+5",
    ),
    ("被行政复议7件，其中结果维持6、纠正0、其他0、尚未审结1。", "7件", "6+0+0+1"),
    ("公开政府信息60条，其中通过网站30条、微信20条、微博10条。", "60条", "30+20+10"),
    ("公开政府信息42条，其中动态信息28条，通知公告7条，其他信息7条。", "42条", "28+7+7"),
    ("公开政府信息43条，包括财政信息6条，住房信息20条，征收信息17条。", "43条", "6+20+17"),
    ("受理依申请公开9件，具体为土地征收类6件，土地出让类3件。", "9件", "6+3"),
    ("举办活动11次（主办10次、协办1次）。", "11次", "10+1"),
    ("公开政府信息1条，包括机构概况1条，以及通知公告2条。", "1条", "1+2"),
    ("作出行政处罚决定96件，按领域划分：食品34件，药品41件，医疗器械23件。", "96件", "34+41+23"),
    ("全年发布信息240条，按栏目分为三类：概况12条、动态180条、公告47条。", "240条", "12+180+47"),
    ("全年公开信息60条，从内容看，政策文件20条，工作动态41条。", "60条", "20+41"),
    ("新收的42件申请中，自然人提出30件，企业8件，其他5件。", "42件", "30+8+5"),
    ("行政复议8件，其中结果维持0件、结果纠正0件、其他结果0件、尚未审结8件。", "8件", "0+0+0+8"),
    ("公开信息9条，包括机构职能2条、2023年信息公开年报1条、工作动态6条。", "9条", "2+1+6"),
    ("公开信息9条，包括5G建设信息1条、工作动态8条。", "9条", "1+8"),
    ("公开信息9条，包括渔业资源增殖信息2条、减灾救灾信息3条、多规合一信息4条。", "9条", "2+3+4"),
    ("办结申请90件［按期办结80件、延期办结10件］。", "90件", "80+10"),
    (
        "公众号发文52篇；通过网站公布信息115条，其中包括：公告30条、文件60条、其他25条；开会3次。",
        "115条",
        "30+60+25",
    ),
    ("公开信息90条，较上年增长8.4%，其中动态50条、公告20条、其他20条。", "90条", "50+20+20"),
    ("公开信息90条（较上年增长8.4%），包括动态50条、公告40条。", "90条", "50+40"),
    ("公开信息90条，上年为82条，较上年增长9.8%：动态50条，公告40条。", "90条", "50+40"),
    ("推送推文90篇（较上年（114篇）减少24篇），分别为动态50篇、公告40篇。", "90篇", "50+40"),
    ("收到留言90条（同比减少44条）：50条求助，30条建议，9条投诉。", "90条", "50+30+9"),
    ("公开信息90条：重点领域50条，重点项目31条，民生8条。", "90条", "50+31+8"),
    ("公开信息90条，包括动态50条（比上年（60条）减少10条）、公告40条。", "90条", "50+40"),
    ("收取信息处理费960元，具体为东岭局1件，收取420元；西屏局2件，收取540元。", "960元", "420+540"),
    (
        "发布信息43条，其中指南1条，财政5条，其他法定信息17条，政策文件6件、政策解读14条。",
        "43条",
        "1+5+17+6+14",
    ),
]


@pytest.mark.parametrize(("text", "whole", "parts"), CLOSED)
def test_lists_that_claim_to_be_complete(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "closed")]


SILENT = [
    (
        "共发布信息14681条，其中概况类84条、政务动态类4387条、信息公开目录类10210条。",
        "14681条",
        "84+4387+10210",
    ),
    ("发布各类信息10300条，其中政务动态7595条。", "10300条", "7595"),
    ("公开信息382条，其中微信2443条。", "382条", "2443"),
    ("受理政府信息公开申请25件，其中20件为申请公开水价信息；2件结转下年答复。", "25件", "20"),
    ("公开信息60条，其中网站40条、微信30条。", "60条", "40+30"),
    (
        "“清源发布”在15个平台粉丝数超3170万，其中，微信粉丝1360万，海外平台粉丝300万。",
        "31700000",
        "13600000+3000000",
    ),
    ("收取信息处理费340元，其中1件收取120元，1件收取200元，另1件未缴。", "340元", "120+200"),
]


@pytest.mark.parametrize(("text", "whole", "parts"), SILENT)
def test_lists_that_may_be_partial(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "")]


OPEN = [
    ("解读政策23次，其中图文11次、视频5次、发布会4场。", "23次", "11+5"),
    ("收到留言50件，内容主要集中在教育、住房等领域，分别为16件、15件。", "50件", "16+15"),
    ("答复政府信息公开申请805件，其中予以公开258件，占32%；不予公开35件，占4.3%。", "805件", "258+35"),
    ("公开政府信息60条，其中主要有政策解读9条、通知公告7条。", "60条", "9+7"),
    ("公开政府信息375条，包括概况7条、动态28条、公告18条等。", "375条", "7+28+18"),
]


@pytest.mark.parametrize(("text", "whole", "parts"), OPEN)
def test_lists_that_say_they_are_partial(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "open")]


def test_the_whole_may_stand_in_the_sentence_before() -> None:
    text = "全年主动公开政府信息60余条。其中，发布活动信息9条，开展宣讲信息14条，工作动态信息36条。"
    assert listed(text) == [("60条", "9+14+36", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请50件。从内容看，教育8件、住房12件、其他29件。", ("50件", "8+12+29", "closed")),
        ("收到网民留言50条。按类别分，咨询8条，投诉43条。", ("50条", "8+43", "closed")),
        ("解读政策50件，其中图解21件、视频6件，其余17件为文字解读。", ("50件", "21+6+17", "closed")),
        ("收到政府信息公开申请50件，加上上年结转3件，共63件。", ("63件", "50+3", "closed")),
    ],
)
def test_what_says_that_parts_are_all(text: str, expected: tuple[str, str, str]) -> None:
    assert listed(text) == [expected]


def test_other_totals_end_a_list() -> None:
    text = "公开政府信息60条，其中网站30条、微信30条。另发布政策解读5条，同时刊发稿件8条。"
    assert listed(text) == [("60条", "30+30", "closed")]


def test_a_part_that_repeats_the_whole_ends_a_list() -> None:
    text = "收到政府信息公开申请4件，其中1件为当面申请，1件为网上申请，2件为信函申请，4件均已答复。"
    assert [parts for _, parts, _ in listed(text)] == ["1+1+2"]


def test_a_change_is_no_part() -> None:
    text = "公开政府信息60条，其中网站30条，较上年增加5条，微信30条。"
    assert [parts for _, parts, _ in listed(text)] == ["30+30"]


def test_nested_lists() -> None:
    text = (
        "答复政府信息公开申请20件，其中予以公开8件，"
        "不予公开8件（其中属于国家秘密3件、过程性信息5件），无法提供4件。"
    )
    assert sorted(listed(text)) == [("20件", "8+8+4", "closed"), ("8件", "3+5", "closed")]


def test_an_inner_list_ends_at_the_semicolon() -> None:
    text = "公开信息127条，其中通过网站公开111条，主要包括概况16条、规划5条、公告77条等；在媒体宣传报道16条。"
    assert [(whole, parts) for whole, parts, _ in listed(text)] == [("111条", "16+5+77"), ("127条", "111+16")]


def test_parts_in_another_unit_are_left_out() -> None:
    text = "公开政府信息60条，其中网站30条，微信30条，召开发布会3场，点击量2万次。"
    assert [parts for _, parts, _ in listed(text)] == ["30+30"]


def test_parts_of_what_came_in_are_none_of_what_was_handled() -> None:
    head = "办理政府信息公开申请53件（含上年结转3件）"
    assert [
        whole
        for whole, parts, _ in listed(f"{head}。其中，当面申请12件、信函申请5件、网络申请33件。")
        if "12" in parts
    ] == []
    assert [
        whole for whole, parts, _ in listed(f"{head}，按渠道看，网络33件，信函17件。") if "33" in parts
    ] == []


def test_a_list_is_of_what_its_own_words_name() -> None:
    text = "新收政府信息公开申请50件，上年结转3件，申请人中，自然人41件、商业企业9件。"
    assert listed(text) == [("50件", "41+9", "closed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("解读政策50篇，其中图解40篇，占80%，推文98篇。", ["40"]),
        ("解读政策50篇，其中图解40篇；全年推文9篇。", ["40"]),
        ("办理建议50件，其中主办40件；办理工单48件。", ["40"]),
        ("办理建议50件，其中主办40件，上半年办理工单7件，下半年办理工单9件。", ["40"]),
        ("发布信息50条，其中动态30条、公告20条，县里、镇里、村里分别为7条、9条和8条。", ["30+20"]),
        ("除12件结转下年外，政府信息公开申请均已办结，其中予以公开78件。", []),
        ("办理建议12件、提案9件（其中主办14件、会办7件）。", []),
        ("供水、供气企业各1家（共97家单位）。", []),
        ("发布信息50件，居前三位的是县直部门、乡镇、街道，分别为90件、80件、7件。", []),
        ("办理工单50件，其中投诉49件，接近一半；问答1件、视频9件。", ["49"]),
        ("发布信息50件，占比分别为23%、77%，全年发布公告71件。", []),
    ],
)
def test_what_begins_anew_is_no_part(text: str, expected: list[str]) -> None:
    assert [parts for _, parts, _ in listed(text)] == expected


def test_stretches_with_their_sum_behind_them_are_of_no_other_number() -> None:
    text = "发布50件、公告30件，合计80件；上半年9件，下半年7件，全年合计16件。"
    assert sorted(one for one in listed(text) if one[2] == "closed") == [
        ("16件", "9+7", "closed"),
        ("80件", "50+30", "closed"),
    ]


def test_several_totals_before_a_list_give_no_false_whole() -> None:
    text = "收到政府信息公开申请9件，上年转结1件，其中网络申请5件，信函申请5件。"
    assert listed(text) == []


def test_the_number_right_before_is_the_whole_though_a_larger_one_stands_further_off() -> None:
    text = "公示许可5,230件；作出处罚34件，其中治安类30件、禁毒类4件、其他6件；强制268件。"
    assert listed(text) == [("34件", "30+4+6", "closed")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("答复申请6件，其中4件涉及第三方，2件系过程性信息，1件系内部事务。", "4+2+1"),
        ("公开信息32条，其中公告6条，规划4条，动态22条，其他信息2条。", "6+4+22+2"),
        ("公开信息40条，其中网站25条、微信15条、微博5条。", "25+15+5"),
    ],
)
def test_one_more_part_behind_parts_that_make_the_whole(text: str, parts: str) -> None:
    assert [made for _, made, _ in listed(text)] == [parts]


def test_a_list_of_two_numbers_joined_has_no_certain_whole() -> None:
    assert listed("办理建议26件、提案41件，其中主办38件、会办29件。") == []


OF_THESE = [
    ("公开信息36482条。在公开信息中，通过网站公开72条，通过公示平台公开36410条。", ("36482条", "72+36410")),
    ("答复政府信息公开申请12件。答复件中公开4件、部分公开1件、其他处理7件。", ("12件", "4+1+7")),
    ("公开的20件中全部公开17件、部分公开4件。", ("20件", "17+4")),
]


@pytest.mark.parametrize(("text", "expected"), OF_THESE)
def test_parts_of_what_was_counted(text: str, expected: tuple[str, str]) -> None:
    assert [one[:2] for one in listed(text)] == [expected]


def test_a_bracket_is_about_the_number_before_it() -> None:
    text = "主动公开政府信息200条，其中概况类40条（领导25条、机构18条），动态类160条。"
    assert sorted(listed(text)) == [("200条", "40+160", ""), ("40条", "25+18", "closed")]


def test_a_second_subset_belongs_to_the_number_before_it() -> None:
    text = (
        "新增信息48条。其中机构类19条，内有领导10条、职能4条、概况5条；工作类12条，其中动态3条、公告9条；"
        "财政类17条。"
    )
    assert sorted(listed(text)) == [
        ("12条", "3+9", ""),
        ("19条", "10+4+5", ""),
        ("48条", "19+12+17", ""),
    ]


SURE = [
    ("公开政府信息43条，包括财政信息6条，住房信息20条，征收信息17条。", True),
    ("公开信息43条，内容丰富形式多样，包括财政信息6条，住房信息37条。", False),
    ("答复政府信息公开申请12件，其中公开7件，第三方同意，不公开5件。", True),
    ("全县累计公开信息20863条。县网站公开6894条，各部门公开13942条。", False),
]


@pytest.mark.parametrize(("text", "sure"), SURE)
def test_a_list_says_whether_all_between_whole_and_parts_is_understood(text: str, sure: bool) -> None:
    assert [one.sure for one in read(text).breakdowns] == [sure]


def test_figures_that_are_no_list() -> None:
    assert listed("全年收到政府信息公开申请1466件（上年度结转16件，结转下年度9件）。") == []
    assert listed("发布时间：2025年1月15日10:15，编号：12。") == []
    assert listed("收到248条网民留言（注：数据来自12345热线），办结留言230条，公开答复4条。") == []


def test_nouns_of_the_parts() -> None:
    (one,) = read("公开政府信息60条，其中通过网站公开30条，微信公众号30条。").breakdowns
    assert [part.noun for part in one.parts] == ["通过网站公开", "微信公众号"]


def test_a_bracket_is_about_nothing_else_though_another_number_fits() -> None:
    text = "主动公开政府信息200条，其中概况类40条（领导25条、机构175条），动态类160条。"
    assert ("40条", "25+175", "closed") in listed(text)


def test_a_number_for_each_of_several_things_leaves_the_list_open() -> None:
    for text in (
        "作出决定46件，分别为许可和确认各12件、处罚22件。",
        "发布稿件50篇，包括网站、公众号各20篇，微博10篇。",
        "开展活动9次（镇、村各3次，校园3次）。",
    ):
        assert [claim for _, _, claim in listed(text)] == ["open"], text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("收到政府信息公开申请14件，其中征地类9件，学位类4件，还有1件涉及停车收费。", "9+4+1"),
        ("公开信息30条，其中网站18条、公众号7条，另有5条在公开栏张贴。", "18+7+5"),
        ("收到意见8件，其中采纳5件、部分采纳1件，此外2件留作研究。", "5+1+2"),
    ],
)
def test_what_makes_the_parts_the_whole_is_the_last_of_them(text: str, parts: str) -> None:
    assert [made for _, made, _ in listed(text)] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "1起复议即被撤销，影响不好；另外，4件答复格式不统一。",
        "2件申请即时办结，群众满意；同时，指导街道办理5件。",
        "1条建议具体可行，已被采用；此外，3条建议正在研究。",
    ],
)
def test_a_word_inside_a_statement_opens_no_list_behind_it(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请29件，均已登记。在已办结的申请中，予以公开16件，部分公开9件，无法提供6件。",
        "新收政府信息公开申请12件。已答复的申请中，予以公开8件，不予公开6件。",
        "全年收到政府信息公开申请40件。办结的案件中，予以公开30件，无法提供13件。",
    ],
)
def test_what_was_settled_is_no_part_of_what_was_received(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("推送图文156篇，一季度41篇、二季度38篇、三季度40篇、四季度47篇。", "156篇", "41+38+40+47"),
        ("发布信息90条，上半年40条，下半年60条。", "90条", "40+60"),
        ("公众号推文48期（1季度9期、2季度12期、3季度13期、4季度14期）。", "48期", "9+12+13+14"),
        ("接待来访31次：第一季度6次、第二季度8次、第三季度8次、第四季度8次。", "31次", "6+8+8+8"),
        (
            "作出许可587件，由机构登记76件、卫生许可402件、驾驶培训备案等119件三类构成。",
            "587件",
            "76+402+119",
        ),
        ("发布信息60条，由动态41条、公告18条两部分组成。", "60条", "41+18"),
        ("现有栏目12个，由法定栏目9个和特色栏目4个构成。", "12个", "9+4"),
    ],
)
def test_the_year_by_its_quarters_and_what_a_whole_is_made_of(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "closed")]


@pytest.mark.parametrize(
    "text",
    [
        "推送图文156篇，一季度41篇、二季度38篇，阅读量逐季上升。",
        "发布信息90条，上半年40条。",
        "推文48期，一季度的3期获转载。",
    ],
)
def test_some_quarters_are_no_list(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("63个派出所中，已有58个建成专区，12个获评示范，其余5个年内建成。", "58+5"),
        ("排查栏目40个，其中按期更新31个，优秀6个，其余9个已督促。", "31+9"),
        ("收到意见20条，其中采纳15条，重点办理4条，其余5条已解释。", "15+5"),
    ],
)
def test_the_rest_is_left_of_the_part_that_it_makes_the_whole_with(text: str, parts: str) -> None:
    assert [made for _, made, _ in listed(text)] == [parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局里办三次测评，本所得分依次为78、83和90。", []),
        ("举办培训2次，参训人数分别为80和95。", []),
        ("两个半年各办一次讲座，到场分别为64、71。", []),
        ("举办讲座3期，每期听众依次为80、75和66。", []),
        ("公开信息60条，点击量分别为200、300。", []),
        (
            "收到政府信息公开申请60件，分别为当面30、信函20、网络11。",
            [("60件", "30+20+11", "closed")],
        ),
        ("举办活动11次（主办10、协办2）。", [("11次", "10+2", "closed")]),
    ],
)
def test_bare_numbers_that_measure_another_thing_are_no_parts(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("办结99件，剩下5件均在期限内，其中自然人3件、企业2件。", "5", "3 2"),
        ("收到政府信息公开申请16件，来件方式为信函9件、网站6件、窗口2件，均按期答复。", "16", "9 6 2"),
        (
            "133件新收申请中，征收补偿类51件、物业管理类76件，其余6件涉及房产档案等。",
            "133",
            "51 76 6",
        ),
    ],
)
def test_the_number_a_list_is_about(text: str, whole: str, parts: str) -> None:
    (one,) = read(f"（二）依申请公开情况。{text}").breakdowns
    assert (str(one.whole.value), " ".join(str(part.value) for part in one.parts)) == (whole, parts)
    assert not one.open


@pytest.mark.parametrize(
    "text",
    [
        "属于行政执法案卷的25件最多，其后依次是过程性信息12件、行政查询事项10件。",
        "制度新订14项、修订22项、废止9项，年底有效制度共237项。",
        "行政诉讼33件，直接起诉19件、复议后起诉14件，尚未审结的共7件。",
        "一共配备信息员16名；两个季度各培训一次，到场人数分别为16人和15人。",
        "上半年收到78件，下半年收到85件；从方式看，在线申请121件，邮政寄送42件。",
    ],
)
def test_numbers_that_are_no_parts_of_the_one_before(text: str) -> None:
    found = read(f"（二）依申请公开情况。{text}").breakdowns
    assert [one for one in found if str(one.whole.value) in ("25", "237", "7", "16", "85")] == []


def test_a_rest_without_a_number_leaves_the_list_open() -> None:
    (one,) = read(
        "发文58份，均为事务性公文；按公文属性分，主动公开17份，依申请公开9份，其余不予公开。"
    ).breakdowns
    assert one.open


def test_a_list_of_what_the_sentence_before_named_is_about_no_other_number_of_it() -> None:
    text = (
        "行政机关办理案件1874件。新收政府信息公开申请740件，企业申请94件。新收申请中自然人646件、企业94件。"
    )
    assert [str(one.whole.value) for one in read(text).breakdowns] == ["740"]


def test_what_came_in_anew_is_no_list_of_what_was_dealt_with() -> None:
    text = "全年共处理政府信息公开申请35件（含上年度结转1件），答复35件。新收的申请中，自然人20件，法人14件。"
    assert [str(one.whole.value) for one in read(text).breakdowns if len(one.parts) == 2] == []


@pytest.mark.parametrize(
    ("text", "parts", "closed"),
    [
        ("养老保险类19件、工伤认定类14件、就业补贴类25件。", "19 14 25", False),
        ("养老保险类19件、工伤认定类14件、其他20件。", "19 14 20", True),
    ],
)
def test_kinds_right_behind_what_was_received_are_its_parts(text: str, parts: str, closed: bool) -> None:
    (one,) = read(f"新收政府信息公开申请53件，{text}").breakdowns
    assert (" ".join(str(part.value) for part in one.parts), one.closed) == (parts, closed)


def test_two_results_of_what_was_concluded_need_not_be_all() -> None:
    (one,) = read("行政诉讼审结54件，其中维持43件，被纠正3件。").breakdowns
    assert one.open


def test_a_list_goes_on_behind_shares() -> None:
    text = "答复政府信息公开申请38件：予以公开15件、部分公开5件，两项占52.6%；不予公开6件，占15.8%；无法提供12件，占31.6%。"
    assert listed(text) == [("38件", "15+5+6+12", "closed")]


def test_parts_of_a_book_and_of_a_bureau() -> None:
    assert listed("现有规章汇编5部，其中新编3部、旧编2部，由6部门联合编印。") == [("5部", "3+2", "")]


def test_the_last_part_may_stand_in_the_next_sentence() -> None:
    text = "公开信息110条，其中公众号53条，微博27条。此外，门户网站30条。"
    assert listed(text) == [("110条", "53+27+30", "")]


def test_parts_of_one_of_several_wholes_are_of_the_largest_where_the_nearest_is_too_small() -> None:
    text = "公开信息：网站75条，新媒体280条，其他方式5条。其中，公众号120条、微博160条。"
    assert listed(text) == [("280条", "120+160", "closed")]


def test_a_total_by_another_channel_is_no_sum_of_what_stands_before() -> None:
    assert listed("门户网站公开动态33条、文件4条，公众号公开共82条。") == []


def test_a_list_in_brackets_does_not_hide_that_the_parts_make_their_whole() -> None:
    text = "公开信息21条。其中，动态13条，财政8条（预算5条、决算3条），共公开许可24条。"
    assert ("24条", "13+8", "closed") not in listed(text)


def test_a_word_that_begins_as_a_sum_does_is_none() -> None:
    text = "公开事项31项，其中许可12项、其他权力9项、公共服务事项10项。"
    assert listed(text) == [("31项", "12+9+10", "closed")]


def test_what_makes_the_parts_the_whole_is_one_of_them() -> None:
    text = "公开信息128件，其中文件2件；办理许可117件；处理信息公开申请9件。"
    assert listed(text) == [("128件", "2+117+9", "")]


def test_a_list_that_a_part_called_a_sum_breaks_off_is_open() -> None:
    text = "发布172条信息，包括动态27条，要闻18条，每日发布的水情信息共计36条，公告25条。"
    assert listed(text)[0] == ("172条", "27+18", "open")


def test_times_of_several_kinds_add_up() -> None:
    text = "发布解读89篇次（文字解读18篇次、图文解读66篇次、新闻发布会5次）。"
    assert listed(text) == [("89篇次", "18+66+5", "closed")]


YEAR = [
    ("收到政府信息公开申请46件，一至四季度分别为10件、12件、22件和5件。", [("46件", "10+12+22+5", "closed")]),
    ("全年公开信息46条，各季度分别为10条、12条、19条和5条。", [("46条", "10+12+19+5", "closed")]),
    ("全年公开信息46条，上半年、下半年分别为20条、29条。", [("46条", "20+29", "closed")]),
    ("全年公开信息46条，第一至第四季度分别发布10条、12条、22条、2条。", [("46条", "10+12+22+2", "closed")]),
    ("全年公开信息46条，二、三季度分别为10条、12条。", []),
    ("全年公开信息46条，3月、6月分别为10条、12条。", []),
    ("全年公开信息46条，各季度完成率分别为10%、12%。", []),
    ("全年召开会议4次，一至四季度分别有10人、12人、22人和5人参加。", []),
]


@pytest.mark.parametrize(("text", "lists"), YEAR)
def test_all_stretches_of_the_year_make_it(text: str, lists: list[tuple[str, str, str]]) -> None:
    assert listed(text) == lists


def test_a_number_with_a_label_and_a_colon_of_its_own_begins_no_list() -> None:
    assert listed("发布192篇信息，总阅读人数：893人，总阅读次数：1164人次。") == []


def test_a_label_of_another_matter_begins_no_list() -> None:
    assert listed("收集意见683条，新媒体方面：公众号发布82条、微博发布90条。") == []


def test_what_goes_on_is_no_whole():
    text = "受理政府信息公开申请27件，其中自然人申请26件、法人申请1件，除1件尚在答复状态中，其余26件全部按期答复。"
    assert [str(one.whole.value) for one in read(text).breakdowns] == ["27"]
