"""Other bodies that cases are made of."""

WORDS = {
    "sections/overview": "2024年，我局把河湖管护、农村供水和防汛信息列为公开重点，汛期每日发布水情。\n"
    "（一）主动公开。全年主动公开政府信息158条，逐村公布饮水工程的水质检测结果，在河道入口竖立责任公示牌。\n"
    "（二）政府信息管理。由工程股核对水库安全鉴定结论，历年取水许可档案完成数字化。\n"
    "（三）平台建设。在供水营业厅放置触摸屏，用户可以当场查到停水通知和水价构成。",
    "sections/problems": "存在的问题：河道采砂审批结果公示偏晚，水费标准的说明专业术语多。\n"
    "改进措施：与监管平台对接，当日公示；请用水户协会协助改写说明。",
}
"""Text of a bureau's own."""
NUMBERS = {"disclosure/licences/decisions": "58"}
"""Figures of a bureau's own."""
BUREAU = {"organ": "云溪县水利局", "signature": "云溪县水利局\n2025年1月20日"}
"""Another bureau; its text and its figures are those of the base."""
