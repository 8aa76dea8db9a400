"""The outline of reports before 2019."""

import re
from typing import Final

OLD_PART: Final = re.compile(
    r"(?:政府信息公开(?:工作)?的?)?(?:概述|回应解读情况|政策解读(?:和|及)?回应|依申请公开政府信息(?:的)?情况|收费(?:及|和)?减免(?:的)?情况|"
    r"机构建设.{0,6}(?:人员|经费)|会议和培训|(?:政府信息公开)?(?:支出|收费)(?:与|和).{0,6}|咨询处理情况|复议.{0,4}诉讼和申诉.{0,4})"
)
"""The name of a part that only the old outline has."""
