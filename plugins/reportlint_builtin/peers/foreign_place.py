"""foreign-place."""

from collections.abc import Iterator
from functools import lru_cache

from reportlint import Case, Fail, Message, Note, Peers, Review, Severity, places_in, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._places import places_used, same_level, stem
from reportlint_builtin.peers._own import own_places, sentences


@rule(
    id="foreign-place",
    group="peers",
    severity="error",
    each="peers",
    clause="form-2021/responsibility",
    title=Message("把外地当作本地", "Another place is taken for one's own"),
    message=Message(
        "“{found}”中的{place}不是本单位（{own}）所在地，疑似套用外地的文字",
        "{place} in “{found}” is not where the body ({own}) is: text from elsewhere may have been reused",
    ),
    fix=Message("核对并改为本地名称。", "Check, and name this place."),
    why=Message(
        "外地地名没有改尽，曾引起社会关注，影响政府公信力。",
        "Names of other places left in have made the news.",
    ),
    exceptions=Message(
        "对口协作、学习考察、合作事项和文件名称中的地名不算；可能是上级地方的不判断；依托外地政府网站、在外地党委领导下的，由 title-organ-mismatch 判断。",
        "Not places in co-operation, visits or titles of documents, nor what may be a place above. "
        "Who relies on another place's government is for title-organ-mismatch.",
    ),
    cases=(
        Case(Message("本地", "this place"), overview("依托云溪县人民政府门户网站公布审批目录。")),
        Case(
            Message("名单中另一县的网站", "the site of another county of the list"),
            overview("通过松川县人民政府门户网站公布审批目录。"),
            ("fail sections/overview/2/text",),
            missing=("松川县水利局",),
        ),
        Case(
            Message("名单以外的县", "a county beyond the list"),
            overview("通过松川县人民政府门户网站公布审批目录。"),
        ),
        Case(
            Message("可能是上级的市", "a city that may be above"),
            overview("依托安平市人民政府门户网站公布审批目录。在安平市委、市政府的领导下推进公开。"),
        ),
        Case(
            Message("乡镇用了外市的网站", "a town on the site of a city"),
            {"sections/overview|通过县政府网站": "依托松川市人民政府门户网站"},
            ("review sections/overview/2/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("乡镇用了上级市的网站", "a town on the site of the city above"),
            {"sections/overview|通过县政府网站": "依托安平市人民政府门户网站"},
            base="annual-2021/township",
            missing=("安平市人民政府",),
        ),
        Case(
            Message("县在自治区，提到下级县的网站", "a city below an autonomous region on a county's site"),
            overview("通过松川县政府网站公布审批目录。")
            | {"organ": "云岭自治区安平市财政局", "signature": "云岭自治区安平市财政局\n2025年1月20日"},
            missing=("松川县水利局",),
        ),
        Case(
            Message("东西部协作", "co-operation"),
            overview("与松川县开展东西部协作，通过松川县政府网站同步公布审批目录。"),
            missing=("松川县水利局",),
        ),
        Case(
            Message("改版、开发区等字样", "words that only look like places"),
            overview("通过优化县政府网站公布审批目录，在高新区政府网站设置专栏。"),
        ),
    ),
)
def foreign_place(peers: Peers) -> Iterator[Note]:
    """Look at places whose site or lead the report calls its own."""
    own = own_places(peers.this)
    for line, offset, sentence in sentences(peers.this):
        for used in places_used(sentence):
            place = used.place
            if stem(place) in map(stem, own):
                continue
            part = line.part(offset + used.start, offset + used.end)
            told = {"found": used.found, "place": place, "own": peers.this.name}
            if same_level(place, own):
                # Where its government is relied on, title-organ-mismatch says so on the page itself.
                if place in _places(peers.names) and not used.government:
                    yield Fail(part, **told)
            elif used.government and _beyond_a_town(place, peers):
                yield Review(part, **told).weighing(Severity.WARNING)


@lru_cache(maxsize=1)
def _places(names: frozenset[str]) -> frozenset[str]:
    """The places of all names of the list; the list is the same for every report of a run."""
    return frozenset(place for name in names for place in places_in(name))


def _beyond_a_town(place: str, peers: Peers) -> bool:
    """Whether a town of a county names a city: towns use their county's site. A city of the list may be above."""
    levels = {one[-1] for one in own_places(peers.this)}
    town = bool(levels & set("镇乡木") and levels & set("县旗"))
    return town and place.endswith("市") and place not in _places(peers.names)
